// What the tests and the picture share: the program, its pages, a server with a strict policy, the browser.
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import puppeteer from "puppeteer-core";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.env.PM ?? join(root, "target/debug/pm");

/** Runs pm and gives what it prints. */
export function pm(...args) {
  return execFileSync(program, args, { encoding: "utf8", maxBuffer: 1 << 29, stdio: ["ignore", "pipe", "pipe"] });
}

/** A folder that is gone with the process. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), "pm-browser-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes files by their paths into a folder. */
export function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** The policy that a page states for itself. */
export function policyOf(html) {
  return /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)[1].replaceAll("&#39;", "'");
}

/** Serves pages by name under their own policy as a header, and nothing else. */
export async function serve(pages) {
  const server = createServer((request, response) => {
    const page = pages[decodeURIComponent(request.url.slice(1))];
    if (page === undefined) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": policyOf(page) + "; frame-ancestors 'none'",
      "X-Content-Type-Options": "nosniff",
    });
    response.end(page);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { address: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() };
}

export function launch() {
  const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const executablePath = candidates.find((path) => path && existsSync(path));
  return puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"] });
}

/** Opens a page and keeps whatever goes wrong in it, and whatever it asks for. */
export async function open(browser, address, size = { width: 1200, height: 900 }) {
  const page = await browser.newPage();
  await page.setViewport(size);
  const wrong = [];
  const asked = [];
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && wrong.push(message.text()));
  page.on("pageerror", (error) => wrong.push(String(error)));
  page.on("request", (request) => asked.push(request.url()));
  await page.evaluateOnNewDocument(() => {
    window.violations = [];
    document.addEventListener("securitypolicyviolation", (event) => window.violations.push(event.violatedDirective));
  });
  // A browser asks every server for its icon.
  await page.goto(address, { waitUntil: "load", timeout: 120_000 });
  return { page, wrong, asked: () => asked.filter((url) => !url.endsWith("/favicon.ico")) };
}

export const read = (path) => readFileSync(path, "utf8");
