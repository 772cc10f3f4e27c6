#pragma once

#include <CLI/CLI.hpp>

namespace hssreg {

//! The help texts: names on the left, what they mean on the right, wrapped at the width of a terminal.
class HelpFormat final : public CLI::Formatter {
public:
    HelpFormat();

    std::string make_usage(const CLI::App *app, std::string name) const override;
    std::string make_option(const CLI::Option *option, bool is_positional) const override;
    std::string make_subcommand(const CLI::App *command) const override;
    std::string make_description(const CLI::App *app) const override;
};

} // namespace hssreg
