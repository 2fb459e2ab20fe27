import { bundleLaunch, bundlePages } from '/work/wt/browsers/rollup.config.js';
import { rollup } from '/work/wt/browsers/node_modules/rollup/dist/es/rollup.js';
const o = bundleLaunch(); const b = await rollup({...o,onwarn(){}}); const {output}=await b.generate(o.output);
console.log('launch', Buffer.byteLength(output[0].code)); 
import { writeFileSync } from 'node:fs'; writeFileSync(process.argv[2]??'/tmp/browsers/launch.js', output[0].code);
