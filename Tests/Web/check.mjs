// Checks packages in Node: node --expose-gc check.mjs FOLDER
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

const folder = process.argv[2];
const require = createRequire(import.meta.url);
require(`${folder}/cases.js`);
require('./check.js');
const apis = { 'the module in Node': {}, 'the classic script in Node': {} };
for (const name of ['Writer', 'Sensors', 'Tagger', 'Pairs', 'Amplifier']) {
  apis['the module in Node'][name] = await import(pathToFileURL(`${folder}/${name}/${name}.mjs`));
  apis['the classic script in Node'][name] = require(`${folder}/${name}/${name}.js`);
}
globalThis.sensorsWasm = () => readFile(`${folder}/Sensors/Sensors.wasm`);
await checkPackages(apis, console.log);
