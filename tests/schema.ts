import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

/** The schemas that ship, closed: here a member that they do not name is an error, for the code must not outgrow them. */
export function validators(): { report: ValidateFunction; listing: ValidateFunction; score: ValidateFunction } {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  ajv.addSchema(schema('report'));
  return {
    report: ajv.getSchema('urn:newslint:report:1') as ValidateFunction,
    listing: ajv.compile(schema('listing')),
    score: ajv.compile(schema('score')),
  };
}

function schema(name: string): object {
  const source = readFileSync(new URL(`../src/format/schema/${name}.schema.json`, import.meta.url), 'utf8');
  return JSON.parse(source, (_, value) =>
    value?.type === 'object' && value.properties ? { additionalProperties: false, ...value } : value,
  ) as object;
}
