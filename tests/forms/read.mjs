/* What the forms' scripts make of answers, for tests/test_form_pages.py: questions and answers in, what they are read as out. */

import { fault, guess, inWords, shown } from "../../theme/assets/forms/answers.js";
import { issue, letter, sentence, written } from "../../theme/assets/forms/text.js";

let text = "";
for await (const part of process.stdin) text += part;
const { reads, asked, sent, said } = JSON.parse(text);
console.log(
  JSON.stringify({
    asked: asked.map(([question, answer]) => {
      const date = guess(answer, reads);
      return [fault(question, answer, reads), date ? inWords(date, reads) : null, shown(question, answer, reads)];
    }),
    sent: sent.map(({ words, answer, template, mailbox }) => {
      const carried = written(words, answer);
      return [carried, issue(template, words, carried), letter(mailbox, words, carried)];
    }),
    said: said.map(([says, words]) => sentence(says, words)),
  }),
);
