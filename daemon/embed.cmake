# Lua scripts travel inside the binary: each lua/<name>.lua becomes an entry of store::embedded_scripts().
file(GLOB lua_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/store/lua/*.lua)
if(lua_files)
  set(embedded ${CMAKE_CURRENT_BINARY_DIR}/embedded_scripts.cpp)
  add_custom_command(OUTPUT ${embedded}
    COMMAND ${CMAKE_COMMAND} -DOUT=${embedded} "-DFILES=${lua_files}" -P ${CMAKE_CURRENT_SOURCE_DIR}/embed_lua.cmake
    DEPENDS ${lua_files} ${CMAKE_CURRENT_SOURCE_DIR}/embed_lua.cmake VERBATIM)
  target_sources(pana_store PRIVATE ${embedded})
endif()

# So does the web console: what npm makes of console/ becomes server::assets().
set(embedded ${CMAKE_CURRENT_BINARY_DIR}/embedded_assets.cpp)
if(PANA_CONSOLE)
  find_program(NODE node)
  find_program(NPM npm)
  if(NOT NODE OR NOT NPM)
    message(FATAL_ERROR "The web console is built by node (18 or later) and npm, which are not there. "
      "Install them (apt install nodejs npm), or build without the console: cmake -DPANA_CONSOLE=OFF.")
  endif()
  set(console ${CMAKE_CURRENT_SOURCE_DIR}/console)
  file(GLOB_RECURSE console_sources CONFIGURE_DEPENDS ${console}/src/*.ts ${console}/src/*.tsx ${console}/src/*.css
    ${console}/public/* ${CMAKE_CURRENT_SOURCE_DIR}/protocol/schema/*.json)
  list(FILTER console_sources EXCLUDE REGEX "/wire/shapes\\.ts$")
  set(installed ${CMAKE_CURRENT_BINARY_DIR}/console_packages.stamp)
  add_custom_command(OUTPUT ${installed}
    COMMAND ${CMAKE_COMMAND} -E chdir ${console} ${NPM} ci --ignore-scripts --no-audit --no-fund --loglevel=error
    COMMAND ${CMAKE_COMMAND} -E touch ${installed}
    DEPENDS ${console}/package.json ${console}/package-lock.json
    COMMENT "Installing the packages that the console is built with" VERBATIM)
  set(dist ${CMAKE_CURRENT_BINARY_DIR}/console)
  add_custom_command(OUTPUT ${embedded}
    COMMAND ${CMAKE_COMMAND} -E chdir ${console} ${NPM} run --silent build -- --outDir ${dist} --emptyOutDir --logLevel warn
    COMMAND ${NODE} ${console}/embed.mjs ${dist} ${embedded}
    DEPENDS ${installed} ${console_sources} ${console}/index.html ${console}/vite.config.ts ${console}/tsconfig.json
      ${console}/shapes.mjs ${console}/embed.mjs
    COMMENT "Building the web console" VERBATIM)
else()
  file(WRITE ${embedded} "#include \"server/assets.hpp\"\n\nstd::span<const pana::server::Asset> pana::server::assets() {\n"
    "  static constexpr Asset page{\"/\", \"text/plain; charset=utf-8\", \"Pana was built without its console.\\n\", {}};\n"
    "  return {&page, 1};\n}\n")
endif()
target_sources(pana_server PRIVATE ${embedded})
