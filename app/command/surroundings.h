#pragma once

#include "app/command/output.h"

#include <functional>

namespace hssreg {

class Clock;
class History;
class Interruption;
class RequestLog;

//! Reads an environment variable; empty when it is not set.
using ReadVariable = std::function<QString(const char *name)>;

//! What a command works in: refers to what must outlive it.
struct Surroundings {
    const GlobalOptions &options;
    Streams &streams;
    Output &output;
    ReadVariable environment;
    Clock &clock;
    Interruption &interruption;
    RequestLog *log = nullptr;
    History *history = nullptr; //!< null: what is done is not kept
};

} // namespace hssreg
