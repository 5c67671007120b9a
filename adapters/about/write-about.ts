import type { MountAboutOptions } from '../../src/app/adapters.ts'
import { icon } from '../../src/app/http/icon.ts'
import { h, type Markup, writeHtml } from '../../src/app/http/markup.ts'
import type { Assets } from '../../src/app/http/page-assets.ts'
import { aboutWords as words } from './about-words.ts'
import { writeExample } from './write-example.ts'

export interface AboutOptions extends Omit<MountAboutOptions, 'server' | 'isHome' | 'slack'> {
  readonly slack: ReturnType<MountAboutOptions['slack']>
  /** What the page loads; null where that has not been made, and it is read without. */
  readonly assets: Assets | null
}

// The paper of about.css.
const paper = { light: '#fbfaf7', dark: '#15171b' }

/** The page that says what the bot is, what it asks for and keeps, and how to add it. Complete without a script. */
export function writeAbout(options: AboutOptions): string {
  const { library, assets, command, contact } = options
  return writeHtml(
    h('html', { lang: 'en' }, [
      h('head', {}, [
        h('meta', { charSet: 'utf-8' }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', {}, words.title),
        h('meta', { name: 'description', content: words.lead }),
        h('meta', { property: 'og:title', content: words.title }),
        h('meta', { property: 'og:description', content: words.lead }),
        h('meta', { name: 'color-scheme', content: 'light dark' }),
        h('meta', { name: 'theme-color', media: '(prefers-color-scheme: light)', content: paper.light }),
        h('meta', { name: 'theme-color', media: '(prefers-color-scheme: dark)', content: paper.dark }),
        h('link', { rel: ['icon'], type: 'image/svg+xml', href: icon }),
        (assets?.styles ?? []).map((href) => h('link', { rel: ['stylesheet'], href })),
      ]),
      h('body', {}, [
        h('a.skip', { href: '#text' }, words.skip),
        h('header.bar', {}, [
          h('a.home', { href: '/about' }, [
            h('img', { src: icon, alt: '', width: 28, height: 28 }),
            words.name,
          ]),
          h('nav', { ariaLabel: words.name }, [
            h('a', { href: '#permissions' }, words.asks.split(',')[0] ?? ''),
            h('a', { href: '#privacy' }, words.privacy),
            h('a', { href: '#support' }, words.support),
          ]),
        ]),
        h('main', { id: 'text', tabIndex: -1 }, [
          h('section.hero', {}, [
            h('div', {}, [h('h1', {}, words.heading), h('p.lead', {}, words.lead), writeButtons(options)]),
            writeExample(library, command),
          ]),
          writeDoings(),
          section('permissions', words.asks, [
            h('h3', {}, 'Slack'),
            table([words.permission, words.reason], words.slackAsks),
            h('h3', {}, 'Discord'),
            table([words.permission, words.reason], words.discordAsks),
            h('p', {}, words.noIntent),
          ]),
          section('data', words.stores, table([words.what, words.until], words.stored)),
          section(
            'privacy',
            words.privacy,
            words.privacies.map((each) => h('p', {}, each)),
          ),
          section('support', words.support, [
            h('p', {}, words.help(command)),
            h(
              'p',
              {},
              contact === null ? words.noContact : [`${words.contact} `, writeContact(contact), '.'],
            ),
            h('p', {}, words.wrong),
          ]),
          section(
            'terms',
            words.terms,
            words.termsOf.map((each) => h('p', {}, each)),
          ),
        ]),
      ]),
    ]),
  )
}

function writeButtons({ slack, discord, hasPlayground, library }: AboutOptions): Markup {
  const { id, short } = library.main
  const isOffered = slack.kind === 'install' || discord !== null
  return [
    h('p.buttons', {}, [
      slack.kind === 'install' ? h('a.button.first', { href: slack.link }, words.addToSlack) : null,
      discord === null ? null : h('a.button.first', { href: discord }, words.addToDiscord),
      hasPlayground ? h(isOffered ? 'a.button' : 'a.button.first', { href: '/' }, words.try) : null,
      slack.kind === 'make' ? h('a.button', { href: slack.link }, words.makeSlackApp) : null,
      h('a.button', { href: `/${id}` }, words.read(short)),
    ]),
    slack.kind === 'make' ? h('p.note', {}, words.afterMake) : null,
  ]
}

function writeDoings(): Markup {
  const items = words.doings.map(([verb, rest]) => h('li', {}, [h('strong', {}, verb), ` ${rest}`]))
  return section('does', words.does, [h('ul.doings', { role: 'list' }, items), h('p.never', {}, words.never)])
}

function section(id: string, heading: string, body: Markup): Markup {
  return h('section', { id, ariaLabelledBy: `${id}-heading` }, [
    h('h2', { id: `${id}-heading` }, heading),
    body,
  ])
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): Markup {
  return h('table', {}, [
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        head.map((each) => h('th', { scope: 'col' }, each)),
      ),
    ),
    h(
      'tbody',
      {},
      rows.map(([first = '', second = '']) =>
        h('tr', {}, [h('th', { scope: 'row' }, first), h('td', {}, second)]),
      ),
    ),
  ])
}

function writeContact(contact: string): Markup {
  return h('a', { href: contact.includes('://') ? contact : `mailto:${contact}` }, contact)
}
