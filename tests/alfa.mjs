// Runs Siteimprove Alfa, an engine of accessibility rules, on pages that a browser has taken apart: a page a line on standard
// input, { path, document }. Says a line for each fault, { path, rule, target, message }. Rules of level AAA are left out.
import { createInterface } from "node:readline";
import { Audit } from "@siteimprove/alfa-act";
import { Device } from "@siteimprove/alfa-device";
import { Node } from "@siteimprove/alfa-dom";
import { Request, Response } from "@siteimprove/alfa-http";
import rules from "@siteimprove/alfa-rules";
import { Page } from "@siteimprove/alfa-web";

// Two rules ask for more than the law: contrast of 7 to 1, and lines at a distance of one and a half in every text.
const BEYOND_AA = new Set(["sia-r66", "sia-r73"]);

const nameOf = (rule) => rule.uri.split("/").at(-1);
const asked = rules.reject((rule) => BEYOND_AA.has(nameOf(rule)));

for await (const line of createInterface({ input: process.stdin })) {
  const { path, document } = JSON.parse(line);
  const page = Page.of(Request.empty(), Response.empty(), Node.from(document), Device.standard());
  for (const outcome of await Audit.of(page, asked).evaluate()) {
    if (outcome.outcome !== "failed") continue;
    const failed = outcome.toJSON().expectations.filter(([, result]) => result.type === "err");
    const message = failed.map(([, result]) => result.error.message).join(" ");
    console.log(JSON.stringify({ path, rule: nameOf(outcome.rule), target: outcome.target.path?.() ?? "", message }));
  }
}
