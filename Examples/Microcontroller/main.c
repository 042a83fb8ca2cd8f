// Reads accelerations from a file of the host and prints the network's output for each: what a program does with a sensor.
#include "semihosting.h"
#include "vibration.h"

// The only memory of the network, wherever the program wants it.
static vibration_stream stream;

// 0.123456
static void print(float number) {
  char text[] = "-0.000000\n";
  const int32_t millionths = (int32_t)(number * 1e6f + (number < 0 ? -0.5f : 0.5f));
  uint32_t rest = (uint32_t)(millionths < 0 ? -millionths : millionths);
  for (int place = 8; place > 2; place--) {
    text[place] = (char)('0' + rest % 10);
    rest /= 10;
  }
  text[1] = (char)('0' + rest % 10);
  semihosting_write(millionths < 0 ? text : text + 1);
}

int main(void) {
  const intptr_t file = semihosting_open("samples.f32");
  if (file < 0) {
    semihosting_write("there is no samples.f32\n");
    return 1;
  }
  vibration_stream_init(&stream);
  float sample[3];
  while (semihosting_read(file, sample, sizeof sample) == sizeof sample) {
    float fault;
    const vibration_status status = vibration_stream_step(&stream, sample, &fault);
    if (status != VIBRATION_OK) {
      semihosting_write(vibration_status_text(status));
      return 1;
    }
    print(fault);
  }
  return 0;
}
