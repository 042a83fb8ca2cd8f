// The same of the classic script.
import sensors = require('./Sensors/Sensors.js');

const { mean } = sensors.loadSync().stream().step([1, 2, 3], 4);
export const model: Promise<sensors.Model> = sensors.load({ parameters: mean });
