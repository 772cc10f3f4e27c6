# The track of a rotation.
foreach(name IN ITEMS rotation_track rotation_holds rotation_login rotation_review rotation_reach rotation_report run_table)
    hssreg_test(${name} LINK hssreg_ui hssreg_test_form)
endforeach()

# Its pictures.
add_executable(hssreg-rotation-screenshots rotation_screenshots.cpp)
target_link_libraries(hssreg-rotation-screenshots PRIVATE hssreg_ui hssreg_test_form)
