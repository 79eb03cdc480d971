import { render } from "preact";
import { App } from "./app/app.tsx";
import base from "./styles/base.css?inline";
import controls from "./styles/controls.css?inline";
import frame from "./styles/frame.css?inline";
import tiles from "./styles/tiles.css?inline";
import tokens from "./styles/tokens.css?inline";
import { wear } from "./styles/wear.ts";
import { link } from "./wire/session.ts";

wear(tokens, base, controls, frame, tiles);
link.open();
render(<App />, document.getElementById("console")!);
