# The form and its widgets.
add_library(hssreg_test_form STATIC form_accessibility.cpp form_accessibility.h form_fixture.h)
target_link_libraries(hssreg_test_form PUBLIC hssreg_ui_form hssreg_ui_widgets hssreg_test_support Qt6::Test)
foreach(name IN ITEMS secret_edit access_form form_keyboard form_looks form_submit form_summary login_test_view)
    hssreg_test(${name} LINK hssreg_test_form)
endforeach()
