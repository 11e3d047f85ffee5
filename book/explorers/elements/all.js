/** Makes the four elements known to the browser; those whose data is not on the page stay what they were. */

import { GatesExplorer } from "./gates.js";
import { GradientsExplorer } from "./gradients.js";
import { PlayExplorer } from "./play.js";
import { ShapesExplorer } from "./shapes.js";

customElements.define("rnn-shapes", ShapesExplorer);
customElements.define("rnn-gates", GatesExplorer);
if (globalThis.rnnModels) customElements.define("rnn-play", PlayExplorer);
if (globalThis.rnnLayers) customElements.define("rnn-gradients", GradientsExplorer);
