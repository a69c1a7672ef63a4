import { render } from "preact";
import { App } from "./app";
import { followAddress } from "./state/address";
import { followTheme } from "./state/theme";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/parts.css";

followTheme();
followAddress();
const page = document.getElementById("page");
if (page) render(<App />, page);
