import type { MountAboutOptions } from '../../src/app/adapters.ts'
import { mountOnDemand } from '../../src/app/http/mount-on-demand.ts'
import { readAssets } from '../../src/app/http/page-assets.ts'

/** What directories of apps ask for an address of; each is a part of the one page. */
const parts = ['privacy', 'support', 'terms'] as const

/** Serves `/about`, with `/privacy`, `/support` and `/terms` on it. What makes it is loaded when it's asked for. */
export function mountAbout({ server, isHome, slack, ...options }: MountAboutOptions): void {
  const paths = [...(isHome ? ['/'] : []), '/about', ...parts.map((part) => `/${part}`)]
  mountOnDemand(server, paths, async () => {
    const [{ createPages, onlyAt }, { writeAbout }] = await Promise.all([
      import('../../src/app/http/pages.ts'),
      import('./write-about.ts'),
    ])
    const page = writeAbout({ ...options, slack: slack(), assets: readAssets()?.about ?? null })
    const pages = createPages()
    for (const path of isHome ? ['/', '/about'] : ['/about']) {
      pages.get(path, (_request, response) =>
        response.set('Cache-Control', 'no-cache').type('html').send(page),
      )
    }
    for (const part of parts) {
      pages.get(`/${part}`, (_request, response) => response.redirect(`/about#${part}`))
    }
    server.mount(onlyAt(paths, pages))
  })
}
