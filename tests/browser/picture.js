// Makes docs/pictures/report.png again: the page of examples/streaming, light, as wide as a README.
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { mkdirSync } from "node:fs";
import { launch, open, pm, root, scratch } from "./browser.js";

const file = join(scratch(), "report.html");
pm("-q", "-C", join(root, "examples/streaming"), "report", "-o", file);
const browser = await launch();
const { page } = await open(browser, pathToFileURL(file).href, { width: 1200, height: 1500 });
await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
mkdirSync(join(root, "docs/pictures"), { recursive: true });
await page.screenshot({ path: join(root, "docs/pictures/report.png"), optimizeForSpeed: false });
await browser.close();
