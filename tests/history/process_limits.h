#pragma once

#include <csignal>

#include <sys/resource.h>
#include <unistd.h>

namespace hssreg {

//! The administrator may write everywhere: goes on as nobody.
[[nodiscard]] inline bool giveUpRights()
{
    constexpr uid_t nobody = 65534;
    return geteuid() != 0 || (setgid(nobody) == 0 && setuid(nobody) == 0);
}

//! As a full disk: no file of this process may grow beyond so many bytes.
[[nodiscard]] inline bool limitFiles(long long bytes)
{
    struct rlimit limit { };
    limit.rlim_cur = limit.rlim_max = rlim_t(bytes);
    return std::signal(SIGXFSZ, SIG_IGN) != SIG_ERR && setrlimit(RLIMIT_FSIZE, &limit) == 0;
}

} // namespace hssreg
