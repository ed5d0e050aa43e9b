// Prints, as JSON, what AWS's own clients send and read.
//
//   node models.mjs FOLDER_OF_NODE_MODULES '{"operations": {"ecs": ["ListTasks"]}, "regions": ["eu-west-1"], "addresses": ["ecs"]}'
//
// A service is named as in @aws-sdk/client-NAME. Every member of a request and of an answer has the sample value of its kind: "text", 7,
// true, the time 1700000000, the bytes of "bytes"; a list or a map has one entry.
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';

const [folder, question] = process.argv.slice(2);
const require = createRequire(`${folder}/`);
const { NormalizedSchema } = require('@smithy/core/schema');
const { HttpResponse } = require('@smithy/core/protocols');

const seconds = 1700000000;
// A member with this name sends the request to another host, which needs another signature.
const leftOut = 'EndpointId';
const { operations, regions, addresses } = JSON.parse(question);

const result = { operations: {}, enumerations: {}, errors: {}, addresses: {} };
for (const [service, names] of Object.entries(operations)) {
  const package_ = require(`@aws-sdk/client-${service}`);
  const known = names.filter(name => `${name}Command` in package_);
  result.operations[service] = Object.fromEntries(await Promise.all(known.map(async name => [name, await operationOf(package_, name)])));
  result.enumerations[service] = enumerationsOf(package_);
  result.errors[service] = errorsOf(package_);
}
for (const service of addresses) result.addresses[service] = addressesOf(require(`@aws-sdk/client-${service}`));
console.log(JSON.stringify(result));

async function operationOf(package_, name) {
  const [, , , , input, output] = package_[`${name}$`];
  const schema = NormalizedSchema.of(output);
  const answer = sendsXml(package_) ? xmlAnswer(name, schema) : JSON.stringify(json(schema));
  const { request, response } = await send(package_, name, sample(NormalizedSchema.of(input)), answer);
  const { $metadata, ...read } = response;
  if (!isDeepStrictEqual(JSON.stringify(sorted(read)), JSON.stringify(sorted(sample(schema)))))
    throw new Error(`AWS's client does not read all of the answer to ${name} that was made by its model: ${JSON.stringify(read)}.`);
  return { request, answer, required: [...requiredOf(NormalizedSchema.of(input), '')] };
}

async function send(package_, name, input, answer) {
  let request;
  const requestHandler = {
    async handle({ method, hostname, path, query, headers, body }) {
      request = { method, host: hostname, path, query, headers, body: textOf(body) };
      return { response: new HttpResponse({ statusCode: 200, headers: {}, body: Readable.from([Buffer.from(answer)]) }) };
    },
  };
  const client = clientOf(package_, { region: 'us-west-2', requestHandler });
  const response = await client.send(new package_[`${name}Command`](input));
  return { request, response };
}

function textOf(body) {
  return body === undefined ? '' : typeof body === 'string' ? body : new TextDecoder().decode(body);
}

function clientOf(package_, configuration) {
  const [, Client] = Object.entries(package_).find(([name]) => name.endsWith('Client') && name !== '__Client');
  return new Client({ ...configuration, credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' } });
}

// The host of every region, or null where the rules of the service forbid it.
function addressesOf(package_) {
  const { endpointProvider } = clientOf(package_, { region: 'us-west-2' }).config;
  const addressOf = parameters => {
    try {
      return endpointProvider(parameters, {}).url.host;
    } catch {
      return null;
    }
  };
  return Object.fromEntries(regions.flatMap(Region => [false, true].flatMap(UseFIPS => [false, true].map(UseDualStack =>
    [`${Region}${UseFIPS ? ' FIPS' : ''}${UseDualStack ? ' dual-stack' : ''}`, addressOf({ Region, UseFIPS, UseDualStack })]))));
}

function enumerationsOf(package_) {
  const isEnumeration = value => value?.constructor === Object && Object.values(value).every(one => typeof one === 'string');
  return Object.fromEntries(Object.entries(package_)
    .filter(([, value]) => isEnumeration(value)).map(([name, value]) => [name, Object.values(value)]));
}

function errorsOf(package_) {
  return Object.fromEntries(Object.entries(package_).filter(([name, value]) => name.endsWith('$') && value[0] === -3)
    .map(([, [, , name, traits]]) => [name, { code: traits.awsQueryError?.[0] ?? name, status: traits.httpError ?? 400 }]));
}

// What a program gives to the client, or gets from it.
function sample(schema, within = []) {
  return valueOf(schema, within, {
    members: (name, member, inner) => [name, sample(member, inner)],
    list: one => [one], map: one => ({ text: one }),
    time: () => new Date(seconds * 1000), bytes: () => Uint8Array.from(Buffer.from('bytes')),
  }, sample);
}

// The same as JSON of the protocols AWS JSON and REST JSON.
function json(schema, within = []) {
  return valueOf(schema, within, {
    members: (name, member, inner) => {
      if (member.getMergedTraits().httpHeader || member.getMergedTraits().httpPayload) throw new Error(`${name} is not in the body.`);
      return [member.getMergedTraits().jsonName ?? name, json(member, inner)];
    },
    list: one => [one], map: one => ({ text: one }), time: () => seconds, bytes: () => Buffer.from('bytes').toString('base64'),
  }, json);
}

function xmlAnswer(name, schema) {
  return `<${name}Response><${name}Result>${xml(schema)}</${name}Result>`
    + `<ResponseMetadata><RequestId>request-1</RequestId></ResponseMetadata></${name}Response>`;
}

function xml(schema, within = []) {
  const inner = valueOf(schema, within, {
    members: (name, member, inside) => [name, xml(member, inside)],
    list: one => `<member>${one}</member>`, map: one => `<entry><key>text</key><value>${one}</value></entry>`,
    time: () => new Date(seconds * 1000).toISOString(), bytes: () => Buffer.from('bytes').toString('base64'),
  }, xml);
  return typeof inner === 'object' ? Object.entries(inner).map(([name, value]) => `<${name}>${value}</${name}>`).join('') : inner;
}

function valueOf(schema, within, kinds, recurse) {
  if (schema.isStructSchema()) {
    const inner = [...within, schema.getName()];
    return Object.fromEntries([...schema.structIterator()]
      .filter(([name, member]) => name !== leftOut && !holds(member, inner))
      .map(([name, member]) => kinds.members(name, member, inner)));
  }
  if (schema.isListSchema()) return kinds.list(recurse(schema.getValueSchema(), within));
  if (schema.isMapSchema()) return kinds.map(recurse(schema.getValueSchema(), within));
  if (schema.isBlobSchema()) return kinds.bytes();
  if (schema.isTimestampSchema()) return kinds.time();
  if (schema.isBooleanSchema()) return true;
  if (schema.isNumericSchema()) return 7;
  if (schema.isUnitSchema()) return {};
  return 'text';
}

// A structure that holds itself ends there.
function holds(schema, names) {
  if (schema.isListSchema() || schema.isMapSchema()) return holds(schema.getValueSchema(), names);
  return schema.isStructSchema() && names.includes(schema.getName());
}

// The members that must be sent where what they belong to is sent, as in entries[].detail.
function* requiredOf(schema, path, within = []) {
  if (schema.isListSchema()) yield* requiredOf(schema.getValueSchema(), `${path}[]`, within);
  if (schema.isMapSchema()) yield* requiredOf(schema.getValueSchema(), `${path}{}`, within);
  if (!schema.isStructSchema() || within.includes(schema.getName())) return;
  const count = schema.getSchema()[6] ?? 0;
  let index = 0;
  for (const [name, member] of schema.structIterator()) {
    const { httpLabel, jsonName, httpQuery } = member.getMergedTraits();
    const own = `${path}${path && '.'}${httpQuery ?? jsonName ?? name}`;
    if (index++ < count && !httpLabel) yield own;
    yield* requiredOf(member, own, [...within, schema.getName()]);
  }
}

function sendsXml(package_) {
  return clientOf(package_, { region: 'us-west-2' }).config.protocol.getShapeId().endsWith('#awsQuery');
}

function sorted(value) {
  if (value instanceof Date || value instanceof Uint8Array || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]));
}
