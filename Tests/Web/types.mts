// What TypeScript is to accept of the types, and what not.
import { load, loadSync, Model, Stream } from './Sensors/Sensors.mjs';
import * as tagger from './Tagger/Tagger.mjs';
import * as writer from './Writer/Writer.mjs';

const model: Model = await load();
const stream: Stream = model.stream();
const { mean, new_, hidden } = stream.step([1, 2, 3], 4);
const numbers: [number, number, number] = [mean[0], new_, hidden.length];
const block: { mean: Float32Array; new_: Float32Array; hidden: Float32Array } = stream.run(new Float32Array(6), [1, 2]);
stream.states = stream.copy().states;
loadSync({ wasm: new Uint8Array(8) }).stream().free();
const probabilities: Float32Array = (await writer.load({ parameters: new ArrayBuffer(8) })).stream().step(3);
const tags: Float32Array = (await tagger.load()).infer({ words: [1, 2], marks: [1, 2, 3, 4], style: [1, 2, 3] }, { lengths: [2] }).tags_;
// @ts-expect-error
stream.step([1, 2, 3]);
// @ts-expect-error
await writer.load();
// @ts-expect-error
new Stream();
export { numbers, block, probabilities, tags };
