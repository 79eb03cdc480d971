# Lua scripts travel inside the binary: each lua/<name>.lua becomes an entry of store::embedded_scripts().
file(GLOB lua_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/store/lua/*.lua)
if(lua_files)
  set(embedded ${CMAKE_CURRENT_BINARY_DIR}/embedded_scripts.cpp)
  add_custom_command(OUTPUT ${embedded}
    COMMAND ${CMAKE_COMMAND} -DOUT=${embedded} "-DFILES=${lua_files}" -P ${CMAKE_CURRENT_SOURCE_DIR}/embed_lua.cmake
    DEPENDS ${lua_files} ${CMAKE_CURRENT_SOURCE_DIR}/embed_lua.cmake VERBATIM)
  target_sources(pana_store PRIVATE ${embedded})
endif()
