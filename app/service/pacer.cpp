#include "app/service/pacer.h"
