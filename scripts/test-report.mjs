// What scripts/test.mjs has to know of a run of vitest: how many tests passed, and of everything that failed its
// name and how it began. Written to LONTAR_TEST_REPORT.
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const firstLines = (text, count) =>
  stripVTControlCharacters(text ?? '')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .slice(0, count)
    .map((line) => line.slice(0, 240));

/** The beginning of the message, of what differs, and the line of ours that was reached. */
function described({ name, message, diff, stacks }) {
  const here = stacks?.find(({ file }) => !file.includes('node_modules'));
  return [
    ...firstLines(`${name ? `${name}: ` : ''}${message}`, 6),
    ...firstLines(diff, 14),
    ...(here === undefined ? [] : [`at ${relative(process.cwd(), here.file)}:${here.line}`]),
  ];
}

export default class TestReport {
  onTestRunEnd(modules, unhandledErrors) {
    let passed = 0;
    const failures = [];
    const fail = (name, errors) => failures.push({ name, lines: errors.flatMap(described) });
    for (const module of modules) {
      const file = relative(process.cwd(), module.moduleId);
      // A file that could not be loaded, or a hook that failed, is a failure without a test.
      if (module.errors().length > 0) fail(file, module.errors());
      for (const suite of module.children.allSuites()) {
        if (suite.errors().length > 0) fail(`${file} > ${suite.fullName}`, suite.errors());
      }
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result();
        if (state === 'passed') passed += 1;
        if (state === 'failed') fail(`${file} > ${test.fullName}`, errors);
      }
    }
    if (unhandledErrors.length > 0) fail('outside of every test', unhandledErrors);
    writeFileSync(process.env.LONTAR_TEST_REPORT, JSON.stringify({ passed, failures }));
  }
}
