import { existsSync } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readDocLimits } from './doc-limits.ts'
import { isJson, type Json, visitJson } from './json.ts'

const ROOT_TYPES = ['KnownBlock', 'HomeView', 'ModalView']
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/rapporteur/', import.meta.url))

/**
 * JSON Schema of Slack's own types for blocks and views, with the limits of their doc comments added and unions
 * decided by `type`, so that an error speaks of the block that was meant and not of all the others.
 */
export async function loadBlockSchema(): Promise<Json> {
  const generated = await loadGeneratedSchema()
  // The union of views is with any object that has a `type`; only the known blocks can be checked.
  const definitions: Json = {
    ...(isJson(generated.definitions) ? generated.definitions : {}),
    AnyBlock: { $ref: '#/definitions/KnownBlock' },
  }
  return { definitions: transform(definitions, definitions) }
}

/**
 * The schema as generated from `@slack/types`. Generating takes seconds, so the result is kept in node_modules/.cache
 * for each version of the types.
 */
export async function loadGeneratedSchema(): Promise<Json> {
  const packageFile = createRequire(import.meta.url).resolve('@slack/types/package.json')
  const { version }: { version: string } = JSON.parse(await readFile(packageFile, 'utf8'))
  const cached = join(CACHE, `slack-types-${version}.json`)
  if (existsSync(cached)) return JSON.parse(await readFile(cached, 'utf8'))
  const schema = await generate(join(dirname(packageFile), 'dist/index.d.ts'))
  // Written aside and renamed: test files run in parallel, and none may read half a schema.
  await mkdir(CACHE, { recursive: true })
  await writeFile(`${cached}.${process.pid}`, JSON.stringify(schema))
  await rename(`${cached}.${process.pid}`, cached)
  return schema
}

async function generate(path: string): Promise<Json> {
  const { createGenerator } = await import('ts-json-schema-generator')
  const generator = createGenerator({ path, skipTypeCheck: true, additionalProperties: false })
  return { ...generator.createSchema(ROOT_TYPES) }
}

function transform(node: unknown, definitions: Json): unknown {
  if (Array.isArray(node)) return node.map((item) => transform(item, definitions))
  if (!isJson(node)) return node
  const { anyOf, ...rest } = node
  const transformed = Object.fromEntries(
    Object.entries(rest).map(([key, member]) => [
      key,
      key === 'properties' && isJson(member)
        ? withDocLimits(member, definitions)
        : transform(member, definitions),
    ]),
  )
  return Array.isArray(anyOf) ? { ...transformed, ...decideByType(anyOf, definitions) } : transformed
}

function withDocLimits(properties: Json, definitions: Json): Json {
  return Object.fromEntries(
    Object.entries(properties).map(([name, property]) => {
      const transformed = transform(property, definitions)
      if (!isJson(property) || !isJson(transformed) || typeof property.description !== 'string') {
        return [name, transformed]
      }
      const limits = readDocLimits(property.description, property)
      const all = [...allOf(transformed), ...allOf(limits)]
      return [name, { ...transformed, ...limits, ...(all.length === 0 ? {} : { allOf: all }) }]
    }),
  )
}

/** A union whose members differ by `type` becomes one `if`/`then` per type; any other stays as it is. */
function decideByType(union: readonly unknown[], definitions: Json): Json {
  const members = union.flatMap((member) => membersOf(member, definitions))
  if (members.some((member) => member.type === null)) {
    return { anyOf: union.map((member) => transform(member, definitions)) }
  }
  const byType = Object.entries(Object.groupBy(members, (member) => String(member.type)))
  const types = byType.map(([type]) => type)
  const choices = byType.map(([type, same = []]) => ({
    if: { required: ['type'], properties: { type: { const: type } } },
    // An image is one of two objects of the same type, by address or by file.
    // biome-ignore lint/suspicious/noThenProperty: `then` is a keyword of JSON Schema.
    then: same.length === 1 ? same[0]?.schema : { anyOf: same.map((member) => member.schema) },
  }))
  return {
    allOf: [{ type: 'object', required: ['type'], properties: { type: { enum: types } } }, ...choices],
  }
}

/** The members of a union, through references to other unions; `type` is null where a member has no constant one. */
function membersOf(member: unknown, definitions: Json): { type: string | null; schema: unknown }[] {
  const resolved = resolve(member, definitions)
  if (isJson(resolved) && Array.isArray(resolved.anyOf)) {
    return resolved.anyOf.flatMap((inner) => membersOf(inner, definitions))
  }
  const type = isJson(resolved) && isJson(resolved.properties) ? resolved.properties.type : null
  const name = isJson(type) && typeof type.const === 'string' ? type.const : null
  return [{ type: name, schema: transform(member, definitions) }]
}

function resolve(schema: unknown, definitions: Json): unknown {
  if (!isJson(schema) || typeof schema.$ref !== 'string') return schema
  return definitions[schema.$ref.replace('#/definitions/', '')]
}

function allOf(schema: Json): readonly unknown[] {
  return Array.isArray(schema.allOf) ? schema.allOf : []
}

/** Every doc comment of a property in the schema, with the property's own schema and where it stands. */
export function docCommentsOf(
  schema: Json,
): readonly { pointer: string; description: string; property: Json }[] {
  const found: { pointer: string; description: string; property: Json }[] = []
  visitJson(schema, '', (node, pointer) => {
    if (typeof node.description === 'string')
      found.push({ pointer, description: node.description, property: node })
  })
  return found
}
