// Prints, as a JSON list, what cdk-nag's AwsSolutions rules find in a template.
//
//   node nag.mjs FOLDER_OF_NODE_MODULES TEMPLATE
import { createRequire } from 'node:module';

const [folder, template] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const { App, Stack } = require('aws-cdk-lib');
const { CfnInclude } = require('aws-cdk-lib/cloudformation-include');
const { AwsSolutionsChecks } = require('cdk-nag');

const app = new App({ analyticsReporting: false });
const stack = new Stack(app, 'Checked');
new CfnInclude(stack, 'Template', { templateFile: template });

const report = new AwsSolutionsChecks(app, { verbose: true }).validateScope(stack);
console.log(JSON.stringify(report.violations.flatMap(violation => violation.violatingResources.map(resource => ({
  rule: violation.ruleName,
  resource: resource.constructPath.split('/').at(-1),
  says: violation.description,
})))));
