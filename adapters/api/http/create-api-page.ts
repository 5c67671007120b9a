import { z } from 'zod'
import { icon } from '../../../src/app/http/icon.ts'
import { h, type Markup, writeHtml } from '../../../src/app/http/markup.ts'
import { readAssets } from '../../../src/app/http/page-assets.ts'
import { createPages, type RequestHandler, type Router } from '../../../src/app/http/pages.ts'
import { apiWords } from '../api-words.ts'
import { problemKinds } from '../data/refused.ts'
import type { ApiOptions } from './create-api.ts'
import { type Endpoint, endpoints } from './endpoints.ts'
import { apiPath } from './open-api.ts'

/** `/api`: what can be asked, for people to read; problems lead here. */
export function createApiPage({ guard, publicUrl }: Pick<ApiOptions, 'guard' | 'publicUrl'>): RequestHandler {
  const pages: Router = createPages()
  let page: string | null = null
  pages.use(guard((_request, response) => response.status(403).type('text/plain').send(apiWords.onlyHere)))
  pages.get('/api', (_request, response) => {
    page ??= writePage(publicUrl ?? '')
    response.set('Cache-Control', 'no-cache').type('html').send(page)
  })
  pages.get('/api/v1', (_request, response) => response.redirect('/api'))
  return (request, response, next) =>
    /^\/api(?:\/v1)?\/?$/u.test(request.path) ? pages(request, response, next) : next()
}

function writePage(base: string): string {
  const words = apiWords.page
  return writeHtml(
    h('html', { lang: 'en' }, [
      h('head', {}, [
        h('meta', { charSet: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', {}, apiWords.title),
        h('meta', { name: 'color-scheme', content: 'light dark' }),
        h('link', { rel: ['icon'], type: 'image/svg+xml', href: icon }),
        (readAssets()?.reader.styles ?? []).map((href) => h('link', { rel: ['stylesheet'], href })),
      ]),
      h('body', {}, [
        h('div.sheet.plain', {}, [
          h('main', { id: 'text' }, [
            h('h1', {}, apiWords.title),
            h('p', {}, `${apiWords.description} ${words.lead}`),
            h('p', {}, h('a', { href: '/' }, words.documents)),
            section(words.endpoints, [
              h('p', {}, [words.endpointsWhat, h('a', { href: '/api/openapi.json' }, '/api/openapi.json')]),
              endpoints.map(writeEndpoint),
            ]),
            section(words.mcp, [
              h('p', {}, [words.mcpWhat, h('code', {}, `${base}/mcp`)]),
              h('p', {}, words.mcpTools),
            ]),
            section(words.keys, h('p', {}, words.keysWhat)),
            section(words.caching, h('p', {}, words.cachingWhat)),
            section(words.problems, [
              h('p', {}, words.problemsWhat),
              h(
                'ul',
                {},
                Object.entries(problemKinds).map(([kind, { status, title }]) =>
                  h('li', { id: kind }, [`${status} `, h('code', {}, kind), `: ${title}`]),
                ),
              ),
            ]),
          ]),
        ]),
      ]),
    ]),
  )
}

function section(title: string, inside: Markup): Markup {
  return h('section', {}, [h('h2', {}, title), inside])
}

function writeEndpoint({ method, path, summary, params, query, body, example, id }: Endpoint): Markup {
  const parts = [params, query, ...(body === null ? [] : [body])]
  return [
    h('h3', { id }, h('code', {}, `${method.toUpperCase()} ${apiPath}${path}`)),
    h('p', {}, summary),
    parts.some(({ shape }) => Object.keys(shape).length > 0)
      ? h('ul', {}, parts.flatMap(writeParameters))
      : null,
    method === 'get'
      ? h('p', {}, h('a', { href: `${apiPath}${example}` }, `${apiWords.page.tryIt}: ${apiPath}${example}`))
      : null,
  ]
}

function writeParameters({ shape }: z.ZodObject): readonly Markup[] {
  return Object.entries(shape).map(([name, schema]) => {
    const isOptional = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    const description = schema instanceof z.ZodType ? (schema.description ?? '') : ''
    return h('li', {}, [
      h('code', {}, name),
      isOptional ? '' : ` (${apiWords.page.required})`,
      description === '' ? '' : `: ${description}`,
    ])
  })
}
