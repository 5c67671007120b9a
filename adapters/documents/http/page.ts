import { icon } from '../../../src/app/http/icon.ts'
import { h, writeHtml } from '../../../src/app/http/markup.ts'
import type { Assets } from '../../../src/app/http/page-assets.ts'
import { documentsWords as words } from '../documents-words.ts'

/** The page of a workspace's documents; everything on it is made by its script. */
export function renderPage({ scripts, styles }: Assets): string {
  return writeHtml(
    h('html', { lang: 'en' }, [
      h('head', {}, [
        h('meta', { charSet: 'utf-8' }),
        h('title', {}, words.title),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('meta', { name: 'color-scheme', content: 'light dark' }),
        h('meta', { name: 'robots', content: 'noindex' }),
        h('link', { rel: 'icon', type: 'image/svg+xml', href: icon }),
        ...styles.map((href) => h('link', { rel: 'stylesheet', href })),
        ...scripts.map((src) => h('script', { type: 'module', src })),
      ]),
      h('body', {}, [h('div', { id: 'documents' }), h('noscript', {}, [h('p', {}, words.noScript)])]),
    ]),
  )
}
