# Run by `cmake --install`: makes the desktop notice the file type, the menu entry and the icon.
if(NOT "$ENV{DESTDIR}" STREQUAL "")
    return()
endif()
cmake_path(ABSOLUTE_PATH datadir BASE_DIRECTORY "${CMAKE_INSTALL_PREFIX}")

function(refresh program)
    find_program(found_${program} ${program})
    if(NOT found_${program})
        message(STATUS "${program} is not installed: desktops may not notice what is new")
        return()
    endif()
    execute_process(COMMAND "${found_${program}}" ${ARGN} RESULT_VARIABLE code OUTPUT_QUIET ERROR_VARIABLE errors)
    if(NOT code EQUAL 0)
        message(WARNING "${program} failed: ${errors}")
    endif()
endfunction()

refresh(update-mime-database "${datadir}/mime")
refresh(update-desktop-database "${datadir}/applications")
# Only renews a cache that is there; without one, desktops look into the folder.
if(EXISTS "${datadir}/icons/hicolor/icon-theme.cache")
    refresh(gtk-update-icon-cache -q -t -f "${datadir}/icons/hicolor")
endif()
