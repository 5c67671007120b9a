import { createDocument } from 'zod-openapi'
import { apiWords } from '../api-words.ts'
import { problemSchema } from '../data/schemas.ts'
import { type Endpoint, endpoints } from './endpoints.ts'

/** Below this are the endpoints. */
export const apiPath = '/api/v1'

/** The OpenAPI 3.1 document of all endpoints; `server` is where it's reached from outside, empty for where it was read. */
export function openApi(server: string, version: string): object {
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: apiWords.title,
      version,
      description: apiWords.description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${server}${apiPath}` }],
    // Nothing, for the documents that come with the server, or a workspace's key.
    security: [{}, { key: [] }],
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: apiWords.keyWhat } },
    },
    paths: Object.fromEntries(endpoints.map((each) => [each.path, { [each.method]: describe(each) }])),
  })
}

function describe({ id, summary, params, query, body, result }: Endpoint) {
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: problemSchema } },
  })
  return {
    operationId: id,
    summary,
    requestParams: { path: params, query },
    ...(body === null
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: {
      '200': { description: apiWords.answered, content: { 'application/json': { schema: result } } },
      ...(body === null ? { '304': { description: apiWords.unchanged } } : {}),
      '404': problem(apiWords.absent),
      default: problem(apiWords.refused),
    },
  }
}
