# cmake --install, and a Debian package: cmake --build DIR && (cd DIR && cpack). The units name /usr/bin and /etc/pana, so
# that is where it goes (DESTDIR is for packagers).
if(CMAKE_INSTALL_PREFIX_INITIALIZED_TO_DEFAULT)
  set(CMAKE_INSTALL_PREFIX /usr CACHE PATH "" FORCE)
endif()

set(host ${CMAKE_SOURCE_DIR}/systemd)
install(TARGETS panad panactl RUNTIME DESTINATION bin)
install(PROGRAMS ${host}/pana-setup DESTINATION sbin)
install(FILES ${CMAKE_SOURCE_DIR}/config/panad.toml ${CMAKE_SOURCE_DIR}/config/redis.conf DESTINATION /etc/pana)
install(FILES ${CMAKE_SOURCE_DIR}/config/redis.acl DESTINATION share/pana)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/config/kazakhstan DESTINATION share/pana)
install(DIRECTORY ${host}/redis-server.service.d DESTINATION share/pana/systemd)
install(DIRECTORY ${CMAKE_SOURCE_DIR}/certs DESTINATION share/pana USE_SOURCE_PERMISSIONS)
install(FILES ${host}/panad.service ${host}/panad.socket DESTINATION /lib/systemd/system)
install(FILES ${CMAKE_SOURCE_DIR}/README.md ${host}/debian/copyright DESTINATION share/doc/pana)
install(FILES ${CMAKE_SOURCE_DIR}/config/README.md DESTINATION share/doc/pana RENAME configuration.md)
install(FILES ${host}/README.md DESTINATION share/doc/pana RENAME systemd.md)
# panad.toml names the country's folder beside itself.
file(CREATE_LINK /usr/share/pana/kazakhstan ${CMAKE_BINARY_DIR}/kazakhstan SYMBOLIC)
install(FILES ${CMAKE_BINARY_DIR}/kazakhstan DESTINATION /etc/pana)
find_program(GZIP gzip)
if(GZIP)
  execute_process(COMMAND ${GZIP} -9cn ${host}/debian/changelog OUTPUT_FILE ${CMAKE_BINARY_DIR}/changelog.gz)
  install(FILES ${CMAKE_BINARY_DIR}/changelog.gz DESTINATION share/doc/pana)
endif()

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME pana)
set(CPACK_PACKAGE_CONTACT "The Pana developers <maintainers@pana.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "redis-server (>= 5:7.0), openssl, systemd")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  ${host}/debian/postinst ${host}/debian/prerm ${host}/debian/postrm ${host}/debian/conffiles)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "routes hotline requests to crisis centers with free places
A daemon that keeps the bed availability of crisis centers in Redis, in real
time, and places households in the nearest center that fits them, over TLS
WebSockets, without any personal data; and panactl, its command line.")
include(CPack)
