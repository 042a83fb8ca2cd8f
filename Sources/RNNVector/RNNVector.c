#include "RNNVector.h"
