# Text files become C arrays at build time.
#
# akt_embed(TARGET UNIT FOLDER [FILE…]) compiles into TARGET, for every FOLDER/*.css and *.js and
# every FILE, which may be one that the build makes, an array
#     const char akt_page_<file>_<ext>[];
# ended by a zero byte. UNIT.h (such as output/page.h) declares them. No files, no unit.
#
# akt_font(OUT FONT) makes of the font file FONT one in base 64 with the letters that names and words
# in Norwegian, Sami and the other languages of Western Europe need, and signs that pages draw;
# OUT becomes its path.
#
# The same file is the script that writes the C file:
#     cmake -D LIST=… -D OUTPUT=… -D HEADER=… -P embed.cmake

function(akt_embed target unit folder)
    file(GLOB files CONFIGURE_DEPENDS "${folder}/*.css" "${folder}/*.js")
    list(APPEND files ${ARGN})
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

function(akt_font out font)
    find_program(AKT_HB_SUBSET hb-subset REQUIRED)
    find_program(AKT_BASE64 base64 REQUIRED)
    get_filename_component(name "${font}" NAME_WE)
    set(folder "${PROJECT_BINARY_DIR}/generated/fonts")
    file(MAKE_DIRECTORY "${folder}")
    string(JOIN "," letters 20-7E A0-17F 192 2010-2015 2018-201E 2020-2022 2026 202F 2030 2039 203A
        20AC 2190-2193 2212 2248 2260 2264 2265)
    add_custom_command(
        OUTPUT "${folder}/${name}.base64"
        COMMAND "${AKT_HB_SUBSET}" "${font}" --unicodes=${letters} --layout-features=kern,ccmp,mark
            --no-hinting -o "${folder}/${name}.ttf"
        COMMAND "${AKT_BASE64}" -w 0 "${folder}/${name}.ttf" > "${folder}/${name}.base64"
        DEPENDS "${font}" "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
        COMMENT "Taking letters from ${name}"
        VERBATIM)
    set(${out} "${folder}/${name}.base64" PARENT_SCOPE)
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
