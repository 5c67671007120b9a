import type { MountApiOptions } from '../../src/app/adapters.ts'
import { mountOnDemand } from '../../src/app/http/mount-on-demand.ts'
import { onlyFromPage, onlyHere } from '../../src/app/http/only-here.ts'
import { onlyAt } from '../../src/app/http/pages.ts'
import type { ApiOptions } from './http/create-api.ts'

/**
 * Serves the documents to programs, `/api`, and to assistants, `/mcp`. What answers is loaded when the first asks. For this
 * machine alone unless `isPublic`, as the playground is.
 */
export function mountApi({ server, isPublic, ...options }: MountApiOptions): void {
  const guard: ApiOptions['guard'] = (refuse) => {
    const [here, page] = [onlyHere(refuse), onlyFromPage(false, refuse)]
    return isPublic
      ? (_request, _response, next) => next()
      : (request, response, next) => here(request, response, () => page(request, response, next))
  }
  mountOnDemand(server, ['/api', '/mcp'], async () => {
    const [{ createAccess }, { createApi }, { createApiPage }, { createMcp }] = await Promise.all([
      import('./access.ts'),
      import('./http/create-api.ts'),
      import('./http/create-api-page.ts'),
      import('./mcp/create-mcp.ts'),
    ])
    const { sourceFor } = createAccess(options)
    const all = { ...options, sourceFor, guard, isPublic }
    server.mount(createApiPage(all))
    server.mount(onlyAt(['/api'], createApi(all)))
    server.mount(onlyAt(['/mcp'], createMcp(all)))
  })
}
