#include "app/service/shared_proof.h"
