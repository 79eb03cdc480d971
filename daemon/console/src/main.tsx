import { render } from "preact";
import { App } from "./app/app.tsx";
import { link } from "./wire/session.ts";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/controls.css";
import "./styles/frame.css";
import "./styles/tiles.css";

link.open();
render(<App />, document.getElementById("console")!);
