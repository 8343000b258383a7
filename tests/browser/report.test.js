// The page of `pm report`, as its readers meet it.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe from "axe-core";
import { HtmlValidate } from "html-validate";
import { launch, open, pm, read, root, scratch, serve, write } from "./browser.js";
import { hostile, many, withHistory } from "./workspaces.js";

const folder = scratch();
const workspaces = {
  streaming: join(root, "examples/streaming"),
  healthy: join(root, "examples/healthy"),
  "build-trap": join(root, "examples/build-trap/release-factory"),
  hostile: write(join(folder, "hostile"), hostile),
  german: join(root, "examples/streaming"),
  old: withHistory(join(folder, "old")),
};
const pages = {};
let browser;
let server;

function make(name) {
  const file = join(folder, `${name}.html`);
  pm("-q", "-C", workspaces[name], "report", "--language", name === "german" ? "de" : "en", "-o", file);
  pages[name] = read(file);
}

before(async () => {
  Object.keys(workspaces).forEach(make);
  server = await serve(pages);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
});

const nothingWrong = async (opened) => {
  assert.deepEqual(opened.wrong, []);
  assert.deepEqual(await opened.page.evaluate(() => window.violations), []);
  assert.equal(await opened.page.evaluate(() => window.harmed), undefined);
  assert.equal(opened.asked().length, 1, `it asks for nothing but itself: ${opened.asked()}`);
};

for (const name of Object.keys(workspaces)) {
  describe(name, () => {
    test("it opens from disk without an error and loads nothing", async () => {
      const opened = await open(browser, pathToFileURL(join(folder, `${name}.html`)).href);
      await nothingWrong(opened);
      await opened.page.close();
    });

    test("it works when it is served under a strict policy", async () => {
      const opened = await open(browser, server.address + name);
      await opened.page.type("#q", "e");
      await nothingWrong(opened);
      const ids = await opened.page.$$eval("[id]", (all) => all.map((one) => one.id));
      assert.equal(new Set(ids).size, ids.length, "ids are there once");
      const lost = await opened.page.$$eval('a[href^="#"]', (all) =>
        all.map((one) => one.getAttribute("href").slice(1)).filter((id) => !document.getElementById(id)));
      assert.deepEqual(lost, [], "links within the page lead somewhere");
      const elsewhere = await opened.page.$$eval("a[href]", (all) =>
        all.map((one) => one.getAttribute("href")).filter((href) => !/^(#|https?:|mailto:)/i.test(href)));
      assert.deepEqual(elsewhere, [], "other links lead to the web or to a mail");
      await opened.page.close();
    });

    for (const [width, scheme] of [[1200, "light"], [1200, "dark"], [400, "light"]]) {
      test(`axe finds nothing serious at ${width} pixels, ${scheme}`, async () => {
        const { page } = await open(browser, server.address + name, { width, height: 900 });
        await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
        await page.evaluate(axe.source);
        const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
        const serious = result.violations.filter((one) => ["serious", "critical"].includes(one.impact));
        assert.deepEqual(serious.map((one) => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 300), one.nodes[0].failureSummary]), []);
        await page.close();
      });

      test(`nothing is wider than the page at ${width} pixels, ${scheme}`, async () => {
        const { page } = await open(browser, server.address + name, { width, height: 900 });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(wide, 0);
        // A card clips what is too wide for it: nobody would see the rest.
        await page.evaluate(() => document.styleSheets[0].insertRule(".card{content-visibility:visible!important}", 0));
        const cut = await page.$$eval(".card", (all) => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.id));
        assert.deepEqual(cut, []);
        // A number or a day stands on one line: what holds neither blank nor letter is one rectangle.
        const torn = await page.$$eval(".ways td, .ways td time", (all) => all.flatMap((cell) => [...cell.childNodes]
          .filter((node) => node.nodeType === 3 && /^[\d\u00a0.,%\-]+( ?[A-Z]{3})?$/.test(node.data.trim())).filter((node) => {
            const range = document.createRange();
            range.selectNodeContents(node);
            return new Set([...range.getClientRects()].map((one) => Math.round(one.top))).size > 1;
          }).map((node) => node.data)));
        assert.deepEqual(torn, []);
        await page.close();
      });
    }

    test("its HTML is valid", async () => {
      const validator = new HtmlValidate({
        extends: ["html-validate:recommended"],
        rules: {
          // Ids are names of records, which may begin with anything.
          "valid-id": ["error", { relaxed: true }],
          // The house writes text as it stands, and no more characters than needed.
          "no-trailing-whitespace": "off",
          "long-title": "off",
          // `<hr />` is as good as `<hr>`.
          "void-style": "off",
          // What a search finds while one types is a listbox, and a select is not.
          "prefer-native-element": ["error", { exclude: ["listbox"] }],
        },
      });
      const result = await validator.validateString(pages[name]);
      const told = result.results.flatMap((one) => one.messages).map((one) => `${one.line}:${one.column} ${one.ruleId} ${one.message}`);
      assert.deepEqual(told.slice(0, 10), []);
    });
  });
}

describe("search", () => {
  test("it finds by name, title, text and owner, and goes there by keyboard", async () => {
    const { page, wrong } = await open(browser, server.address + "streaming");
    await page.keyboard.press("/");
    assert.equal(await page.evaluate(() => document.activeElement.id), "q");
    await page.keyboard.type("two-minute");
    const first = () => page.$eval("#hits .title", (one) => one.textContent);
    assert.equal(await first(), "Something to watch, before the tea is cold");
    assert.match(await page.$eval("#found", (one) => one.textContent), /^\d+ records?/);
    await page.keyboard.press("ArrowDown");
    const active = await page.$eval("#q", (one) => one.getAttribute("aria-activedescendant"));
    assert.equal(await page.$eval(`#${active}`, (one) => one.getAttribute("aria-selected")), "true");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => decodeURIComponent(location.hash)), "#initiative/two-minute-choice");
    assert.equal(await page.evaluate(() => document.activeElement.id), "initiative/two-minute-choice");
    for (const [query, record] of [["grey film", "one-sofa-two-tastes"], ["pilar", "first-originals"], ["no such thing at all", null]]) {
      await page.keyboard.press("/");
      await page.keyboard.type(query);
      const names = await page.$$eval("#hits .where", (all) => all.map((one) => one.textContent));
      assert.equal(record === null ? names.length === 0 : names.some((name) => name.includes(record)), true, `${query}: ${names}`);
      await page.keyboard.press("Escape");
      assert.equal(await page.$eval("#results", (one) => one.hidden), true);
      await page.keyboard.press("Escape");
      assert.equal(await page.$eval("#q", (one) => one.value), "");
      await page.evaluate(() => document.activeElement.blur());
    }
    assert.deepEqual(wrong, []);
    await page.close();
  });

  test("what is found is shown as text", async () => {
    const { page } = await open(browser, server.address + "hostile");
    await page.type("#q", "<script>");
    assert.ok(await page.$("#hits mark"));
    assert.equal(await page.$("#hits script, #hits img"), null);
    assert.equal(await page.evaluate(() => window.harmed), undefined);
    await page.close();
  });

  test("without a script all can be read, and only the search is gone", async () => {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(server.address + "streaming");
    const seen = await page.$eval("#search", (one) => getComputedStyle(one).display);
    assert.equal(seen, "none");
    const cards = await page.$$eval(".card", (all) => all.filter((one) => one.textContent.trim()).length);
    assert.ok(cards > 50);
    await page.close();
  });
});

describe("the tree", () => {
  test("it unfolds by keyboard", async () => {
    const { page } = await open(browser, server.address + "streaming");
    const state = () => page.evaluate(() => document.activeElement.parentNode.open);
    await page.focus(".tree summary");
    assert.equal(await state(), true);
    await page.keyboard.press("Enter");
    assert.equal(await state(), false);
    await page.keyboard.press("ArrowRight");
    assert.equal(await state(), true);
    await page.keyboard.press("ArrowDown");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /intent/);
    await page.keyboard.press("ArrowLeft");
    assert.equal(await state(), false);
    await page.keyboard.press("ArrowLeft");
    assert.match(await page.evaluate(() => document.activeElement.textContent), /vision/);
    await page.click(".folds button:nth-child(2)");
    const unfolded = () => page.$eval(".tree", (tree) => tree.querySelectorAll("details[open]").length);
    assert.equal(await unfolded(), 0);
    await page.click(".folds button:nth-child(1)");
    assert.equal(await unfolded(), await page.$eval(".tree", (tree) => tree.querySelectorAll("details").length));
    await page.close();
  });
});

describe("dark, and on paper", () => {
  const colours = (page) => page.evaluate(() => {
    const style = getComputedStyle(document.body);
    const paper = document.querySelector(".pm-plot .paper");
    return [style.backgroundColor, style.color, paper && getComputedStyle(paper).fill];
  });

  test("it follows the reader's setting, pictures too", async () => {
    const { page } = await open(browser, server.address + "streaming");
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "light" }]);
    assert.deepEqual(await colours(page), ["rgb(255, 255, 255)", "rgb(27, 31, 38)", "rgb(255, 255, 255)"]);
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    assert.deepEqual(await colours(page), ["rgb(20, 23, 28)", "rgb(236, 239, 244)", "rgb(20, 23, 28)"]);
    await page.close();
  });

  test("paper is white, folds are open, and what is for a screen is gone", async () => {
    const { page } = await open(browser, server.address + "streaming");
    await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
    await page.emulateMediaType("print");
    const [background] = await colours(page);
    assert.equal(background, "rgb(255, 255, 255)");
    assert.equal(await page.$eval(".bar", (one) => getComputedStyle(one).display), "none");
    assert.equal(await page.$eval(".cards", (one) => getComputedStyle(one).columnCount), "2");
    for (const whole of [".ways tr", ".picture", ".card h4", "h3.kind"]) {
      assert.equal(await page.$eval(whole, (one) => getComputedStyle(one).breakInside), "avoid", `${whole} is not torn apart`);
    }
    for (const leading of ["h2", "h3.kind", ".card h4", ".card .about"]) {
      assert.equal(await page.$eval(leading, (one) => getComputedStyle(one).breakAfter), "avoid", `${leading} stays with what follows`);
    }
    assert.equal(await page.$eval(".folds", (one) => getComputedStyle(one).display), "none");
    assert.equal(await page.$eval(".pm-plot .card, .pm-plot .paper", (one) => getComputedStyle(one).fill), "rgb(255, 255, 255)");
    await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.$$eval(".tree details:not([open])", (all) => all.length), 0);
    const pdf = await page.pdf({ format: "A4" });
    assert.ok(pdf.length > 50_000);
    const sheets = Buffer.from(pdf).toString("latin1").match(/\/Type\s*\/Page\b/g).length;
    assert.ok(sheets > 10 && sheets <= 32, `${sheets} pages`);
    await page.close();
  });
});

describe("pictures", () => {
  test("the plot has the figures of the ranking", async () => {
    const ranked = JSON.parse(pm("-q", "-C", workspaces.streaming, "rank", "--format", "json")).ranked;
    const { page } = await open(browser, server.address + "streaming");
    const told = await page.$$eval('svg[data-pm="rank"] g > title', (all) => all.map((one) => one.textContent));
    assert.equal(told.length, ranked.length);
    for (const one of ranked) {
      const id = one.record.split("/")[1];
      const line = told.find((text) => text.includes(` ${id}`));
      assert.ok(line, `${id} is drawn`);
      // Figures are drawn with three digits.
      for (const [word, figure] of [["duration weeks", one.duration_weeks], ["CD3", one.score], ["cost of delay per week €", one.cost_of_delay_per_week]]) {
        const drawn = new RegExp(`${word}\\s([\\d\\s.]+)|([\\d\\s.]+)\\s${word}`).exec(line) ?? new RegExp("cost of delay per week ([\\d\\s.]+)").exec(line);
        const shown = Number((drawn[1] ?? drawn[2]).replace(/\s/g, ""));
        assert.ok(Math.abs(shown - Number(figure)) <= Number(figure) * 0.005, `${word} of ${id}: ${shown} is ${figure}`);
      }
    }
    await page.close();
  });

  for (const name of ["streaming", "healthy", "hostile"]) {
    test(`charts of ${name} have the values of the JSON, in proportion`, async () => {
      const exported = JSON.parse(pm("-q", "-C", workspaces[name], "export", "--format", "json"));
      const { page } = await open(browser, server.address + name);
      const charts = await page.$$eval('svg[data-pm="metric"]', (all) => all.map((svg) => {
        // Where the middle of each mark is, as the browser has drawn it.
        const marks = Array.from(svg.querySelectorAll("[data-on]"), (mark) => {
          const box = mark.getBBox();
          return { ...mark.dataset, x: box.x + box.width / 2, y: box.y + box.height / 2, told: mark.querySelector("title")?.textContent };
        });
        const card = svg.closest(".card");
        const rows = Array.from(card.querySelectorAll(".readings tbody tr"), (row) =>
          [row.querySelector("time").dateTime, row.querySelectorAll("td")[1].textContent]);
        return { metric: card.querySelector(".about code").textContent, marks, rows, told: svg.querySelector("desc").textContent };
      }));
      const read = new Set(exported.readings.filter((one) => one.value.number !== null).map((one) => one.metric));
      assert.deepEqual(charts.map((one) => one.metric).sort(), [...read].sort(), "each metric that was read has a chart");
      for (const { metric, marks, rows, told } of charts) {
        const readings = exported.readings.filter((one) => one.metric === metric);
        const drawn = marks.filter((one) => "value" in one);
        assert.deepEqual(drawn.map((one) => [one.on, Number(one.value)]), readings.map((one) => [one.on, one.value.number]), metric);
        // The table says the same, the latest first.
        assert.deepEqual(rows.map(([on]) => on), readings.map((one) => one.on).reverse().slice(0, 24), metric);
        rows.forEach(([, value], at) => {
          const { number } = readings.at(-1 - at).value;
          assert.equal(Number.parseFloat(value.replace(/[\u00a0\u202f\s](?=\d)/g, "").replace("\u2212", "-")), number, `${metric}: ${value}`);
        });
        assert.ok(told.includes(readings.at(-1).on), `${metric}: ${told}`);
        for (const key of ["baseline", "target"]) {
          // What was given up is no goal any more.
          const said = exported.outcomes.filter((one) =>
            one.metric === metric && one[key]?.number != null && one[key].high === null && one.so_far !== "stopped before");
          const goals = marks.filter((one) => key in one);
          const written = (one) => `${one.record} ${key} ${one[key].number ?? one[key]}`;
          goals.forEach((goal) => assert.ok(said.some((one) => written(one) === written({ ...goal, [key]: Number(goal[key]) })), `${metric}: ${written(goal)}`));
          assert.equal(goals.length, said.length, `${metric}: each ${key} is drawn`);
        }
        // Height goes with the value and width with the day: all marks lie on one straight scale.
        const day = (mark) => (mark.on ? Date.parse(mark.on) / 86_400_000 : null);
        const value = (mark) => Number(mark.value ?? mark.baseline ?? mark.target ?? Number.NaN);
        for (const [side, of, way] of [["y", value, -1], ["x", day, 1]]) {
          const known = marks.filter((mark) => Number.isFinite(of(mark)) && of(mark) !== null).sort((a, b) => of(a) - of(b));
          const [least, most] = [known[0], known.at(-1)];
          if (of(least) === of(most)) {
            known.forEach((mark) => assert.ok(Math.abs(mark[side] - least[side]) < 0.6, `${metric}: equal ${side}`));
            continue;
          }
          assert.ok((most[side] - least[side]) * way > 20, `${metric}: more is further on along ${side}`);
          for (const mark of known) {
            const share = (of(mark) - of(least)) / (of(most) - of(least));
            const expected = least[side] + share * (most[side] - least[side]);
            assert.ok(Math.abs(mark[side] - expected) < 0.6, `${metric}: ${JSON.stringify(mark)} stands at ${expected} along ${side}`);
          }
        }
      }
      assert.ok(charts.length > (name === "hostile" ? 1 : 2), `${charts.length} charts`);
      await page.close();
    });
  }

  test("bars are as long as the way that is behind", async () => {
    const { page } = await open(browser, server.address + "streaming");
    const rows = await page.$$eval(".ways .far", (all) => all.map((one) => [one.textContent, one.querySelector(".done")?.getAttribute("width")]));
    const told = rows.filter(([text]) => /^\d+ % of the way/.test(text));
    assert.ok(told.length > 5);
    told.forEach(([text, width]) => assert.equal(String(Math.min(100, Number.parseInt(text, 10))), width));
    await page.close();
  });
});

describe("German", () => {
  test("the page, its search and its tree speak German", async () => {
    const { page, wrong } = await open(browser, server.address + "german");
    assert.equal(await page.$eval("html", (one) => one.lang), "de");
    assert.deepEqual(await page.$$eval(".folds button", (all) => all.slice(0, 2).map((one) => one.textContent)), ["Alles ausklappen", "Alles einklappen"]);
    const found = (query) => page.evaluate((query) => {
      const input = document.getElementById("q");
      input.value = query;
      input.dispatchEvent(new Event("input"));
      return document.getElementById("found").textContent;
    }, query);
    assert.match(await found("sofa"), /^\d+ Einträge$/);
    assert.match(await found("e"), /^\d+ Einträge, die besten 40 stehen hier$/);
    assert.equal(await found("zzz"), "Nichts gefunden für \u201ezzz\u201c");
    const today = await page.$$eval('svg[data-pm="metric"] .tick', (all) => all.map((one) => one.textContent));
    assert.ok(today.includes("heute") && !today.includes("today"));
    assert.deepEqual(wrong, []);
    await page.close();
  });
});

describe("a history of more than a year", () => {
  test("how it was decided a year ago stands beside now", async () => {
    const { page } = await open(browser, server.address + "old");
    assert.deepEqual(await page.$$eval(".shares thead th", (all) => all.map((one) => one.textContent)), ["Of what is under way, or has ended", "a year ago", "Now", "Which"]);
    const rows = await page.$$eval(".shares tbody tr", (all) => all.map((row) => [row.querySelector("th").textContent, row.querySelector(".then").textContent, row.querySelector(".now").textContent]));
    assert.deepEqual(rows, [["heard from customers", "0 of 1", "1 of 1"], ["more than one way considered", "0 of 1", "1 of 1"]]);
    // On a phone the names have a line of their own, beneath the figures, and not what these leave of the width.
    await page.setViewport({ width: 400, height: 900 });
    const shares = await page.$$eval(".shares tbody tr", (all) => all.map((row) =>
      row.lastElementChild.getBoundingClientRect().width / row.getBoundingClientRect().width));
    assert.ok(shares.every((share) => share > 0.95), String(shares));
    await page.close();
  });
});

describe("ten thousand records", () => {
  test("it opens, and a search answers within a tenth of a second", async () => {
    workspaces.many = write(join(folder, "many"), many(10_000));
    make("many");
    const opened = await open(browser, pathToFileURL(join(folder, "many.html")).href);
    const { page } = opened;
    assert.equal(await page.$$eval(".card", (all) => all.length), 10_000);
    await page.waitForFunction(() => new Promise((resolve) => requestIdleCallback(() => resolve(true))), { timeout: 60_000 });
    const times = [];
    for (const query of ["q", "quetzal", "number", "n4321", "teams of 77", "grace", "zzz"]) {
      times.push([query, ...await page.evaluate((query) => {
        const input = document.getElementById("q");
        input.value = query;
        const began = performance.now();
        input.dispatchEvent(new Event("input"));
        document.getElementById("results").getBoundingClientRect();
        return [performance.now() - began, document.getElementById("found").textContent];
      }, query)]);
    }
    console.log(times.map(([query, time, found]) => `${query}: ${time.toFixed(1)} ms, ${found}`).join("\n"));
    assert.deepEqual(times.filter(([, time]) => time >= 100), []);
    assert.equal(times[1][2], "1 record");
    assert.deepEqual(opened.wrong, []);
    await page.close();
  });
});
