# Text files become C arrays at build time.
#
# akt_embed(TARGET UNIT FOLDER) compiles into TARGET, for every FOLDER/*.css and *.js, an array
#     const char akt_page_<file>_<ext>[];
# ended by a zero byte. UNIT.h (such as output/page.h) declares them. No files, no unit.
#
# The same file is the script that writes the C file:
#     cmake -D LIST=… -D OUTPUT=… -D HEADER=… -P embed.cmake

function(akt_embed target unit folder)
    file(GLOB files CONFIGURE_DEPENDS "${folder}/*.css" "${folder}/*.js")
    if(NOT files)
        return()
    endif()
    set(output "${PROJECT_BINARY_DIR}/generated/${unit}.c")
    # The list is a file of its own, rewritten only when it changes: a file taken away counts too.
    set(list "${PROJECT_BINARY_DIR}/generated/${unit}.list")
    list(JOIN files "\n" lines)
    file(CONFIGURE OUTPUT "${list}" CONTENT "${lines}\n" @ONLY)
    add_custom_command(
        OUTPUT "${output}"
        COMMAND "${CMAKE_COMMAND}" -D "LIST=${list}" -D "OUTPUT=${output}" -D "HEADER=${unit}.h"
            -P "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
        DEPENDS ${files} "${list}" "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
        COMMENT "Embedding ${folder}"
        VERBATIM)
    target_sources(${target} PRIVATE "${output}")
endfunction()

function(write_arrays list output header)
    file(STRINGS "${list}" files ENCODING UTF-8)
    set(text "#include \"${header}\"\n")
    foreach(file IN LISTS files)
        get_filename_component(name "${file}" NAME)
        string(REGEX REPLACE "[^A-Za-z0-9]" "_" name "${name}")
        file(READ "${file}" hex HEX)
        # Characters, not a string: C promises no string longer than 4095 bytes.
        string(REPEAT "." 32 row)
        string(REGEX REPLACE "(${row})" "\\1\n" hex "${hex}")
        string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${hex}")
        string(APPEND text "\nconst char akt_page_${name}[] = {${bytes}0};\n")
    endforeach()
    file(WRITE "${output}" "${text}")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
    write_arrays("${LIST}" "${OUTPUT}" "${HEADER}")
endif()
