#!/usr/bin/env node
// Validates CycloneDX documents by the schema of the version that each names, with everything that the schema does not know refused:
//   validate.js FILE...
// Exit: 0 all are valid, 1 some are not, with what is wrong.
'use strict';
const { readFile } = require('node:fs/promises');
const { Validation } = require('@cyclonedx/cyclonedx-library');

(async () => {
  let bad = 0;
  for (const file of process.argv.slice(2)) {
    const text = await readFile(file, 'utf8');
    const mistakes = await new Validation.JsonStrictValidator(JSON.parse(text).specVersion).validate(text);
    if (mistakes !== null) {
      bad = 1;
      console.error(`${file}: ${JSON.stringify(mistakes)}`);
    }
  }
  process.exitCode = bad;
})();
