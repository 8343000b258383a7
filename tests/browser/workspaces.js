// Workspaces that no example has: one that means harm, and one with very many records.

import { execFileSync } from "node:child_process";
import { write } from "./browser.js";

const harm = '<script>window.harmed=1</script><img src=x onerror="window.harmed=1">]]></script></style>';

/** Whatever somebody may write into a record. */
export const hostile = {
  "pm.yaml": "version: 1\ntoday: 2026-11-22\ncurrency: EUR\n",
  "vision.md": `# ${harm} "Vision" & 'more'\n\nWe \u202egnihtyna\u202c write \u001b[31mred\u001b[0m \u{1f600} ${harm}\n`,
  "metrics.yaml": [
    `activation: {title: ${JSON.stringify(harm)}, definition: ${JSON.stringify(harm)}, measures: customer, unit: '${"<b>%</b>"}', readings: {2026-01-01: -3, 2026-02-01: -3}}`,
    "never: {definition: never read, measures: customer, unit: teams}",
    "once: {definition: read once, measures: customer, unit: teams, drives: [twice], readings: {2026-03-01: 0}}",
    "twice: {definition: in a circle, measures: customer, unit: teams, drives: [once], readings: {2026-03-01: 5, 2026-04-01: 5}}",
    "broken: {definition: not a number, measures: customer, unit: teams, readings: {2026-03-01: '<i>5'}}",
    "",
  ].join("\n"),
  "intents/harm.md": `---\nstatus: active\nowner: ${JSON.stringify(harm)}\nbecause: "${"because ".repeat(30)}"\nby: 2027-01-01\noutcomes:\n  activation: {baseline: {value: -10, on: 2026-01-01}, target: 10}\n  once: {target: 9}\n  nowhere: {target: 7}\n---\n# ${"long ".repeat(2_000)}\n`,
  "initiatives/links.md": `---\nintent: harm\nstatus: delivery\nlinks: ["javascript:alert(1)", "https://example.org/?a=1&b='2'"]\noptions: ["=cmd()|' /C calc'!A0", "${"o".repeat(300)}"]\nrequires: [links]\nestimates: {cost_of_delay: {parts: [{value_type: reduce_cost, rate: 100 EUR per week}]}, duration: 2w}\n---\n# Links\n\n[a](javascript:alert(1)) [b](JAVASCRIPT:alert(1)) [c](data:text/html,<script>1</script>) [d](../vision.md)\n[e](https://example.org) ![f](https://example.org/f.png) [[harm]] [g](missing.md)\n\n${harm}\n\n## Problem\n\n| a | b |\n|:-:|--:|\n| 1 | ${"`x`"} |\n`,
  "initiatives/hebrew.md": "---\nintent: harm\n---\n# \u05e9\u05dc\u05d5\u05dd \u200f\u05e2\u05d5\u05dc\u05dd\n\n\u0645\u0631\u062d\u0628\u0627 \u6f22\u5b57 \u{1f469}\u200d\u{1f680}\n",
  "experiments/unreadable.md": "---\ntests: [links\n---\n# Not closed\n",
  "intents/lost.md": "---\nvision: nowhere\n---\n# Lost\n",
};

/** So many records, all linked, each with words of its own. */
export function many(count) {
  const files = { "pm.yaml": "version: 1\ntoday: 2026-11-22\n", "vision.md": "# Everywhere\n\nEverybody gets there.\n" };
  const intents = Math.ceil(count / 100);
  const collections = { intents: [], metrics: [] };
  for (let n = 0; n < intents; n += 1) {
    collections.metrics.push(`m${n}: {definition: share of teams that do ${n}, measures: customer, unit: '%', readings: {2026-01-01: ${n % 50} %, 2026-06-01: ${(n % 50) + 5} %}}`);
    collections.intents.push(`i${n}: {title: Intent number ${n}, status: active, because: it matters, outcomes: {m${n}: {baseline: {value: ${n % 50} %, on: 2026-01-01}, target: ${(n % 50) + 20} %, by: 2027-06-30}}}`);
  }
  files["metrics.yaml"] = collections.metrics.join("\n") + "\n";
  files["intents.yaml"] = collections.intents.join("\n") + "\n";
  const left = count - 1 - 2 * intents;
  for (let n = 0; n < left; n += 1) {
    const owner = ["ada", "grace", "linus", "barbara"][n % 4];
    files[`initiatives/${n % 20}/n${n}.md`] = `---\nintent: i${n % intents}\nstatus: discovery\nowner: ${owner}\n---\n# Problem number ${n}\n\nTeams of ${n} people lose the thread at step ${n % 7} (${n % 9} of 9 interviews), and ${n === 4321 ? "the quetzal" : "nobody"} tells them.\n`;
  }
  return files;
}

/** A repository in which more was heard and considered in the last year than before. */
export function withHistory(folder) {
  const git = (day, ...args) =>
    execFileSync("git", ["-c", "user.name=pm", "-c", "user.email=pm@example.org", ...args], {
      cwd: folder,
      env: { ...process.env, GIT_AUTHOR_DATE: `${day}T12:00:00Z`, GIT_COMMITTER_DATE: `${day}T12:00:00Z`, GIT_CONFIG_GLOBAL: "/dev/null" },
    });
  const commit = (day, files) => {
    write(folder, files);
    git(day, "add", "-A");
    git(day, "commit", "-qm", "say it");
  };
  write(folder, { "pm.yaml": "version: 1\ntoday: 2026-11-22\n" });
  git("2025-06-01", "init", "-q");
  const initiative = (more) => `---\nstatus: discovery\nowner: ada\n${more}---\n# Onboarding\n\nAdmins give up.\n`;
  commit("2025-06-01", { "vision.md": "# Marquee\n\nAnyone can learn.\n", "initiatives/onboarding.md": initiative("") });
  commit("2026-10-20", {
    "research/interviews.md": "---\nmethod: interview\non: 2026-10-12\n---\n7 of 9 admins gave up.\n",
    "initiatives/onboarding.md": initiative("evidence: [interviews]\noptions: [guided setup, concierge]\n"),
  });
  return folder;
}
