import { icon } from '../../../src/app/http/icon.ts'
import { h, writeHtml } from '../../../src/app/http/markup.ts'
import type { Assets } from '../../../src/app/http/page-assets.ts'

/** The page of the playground; everything on it is made by its script. */
export function renderPage({ scripts, styles }: Assets): string {
  return writeHtml(
    h('html', { lang: 'en' }, [
      h('head', {}, [
        h('meta', { charSet: 'utf-8' }),
        h('title', {}, 'Rapporteur: official documents, word for word, in Slack and Discord'),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('meta', { name: 'color-scheme', content: 'light dark' }),
        h('link', { rel: 'icon', type: 'image/svg+xml', href: icon }),
        ...styles.map((href) => h('link', { rel: 'stylesheet', href })),
        ...scripts.map((src) => h('script', { type: 'module', src })),
      ]),
      h('body', {}, [
        h('div', { id: 'playground' }),
        h('noscript', {}, [
          h('p', {}, 'The playground needs JavaScript. The documents can be read without it.'),
        ]),
      ]),
    ]),
  )
}
