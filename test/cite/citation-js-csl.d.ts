// The engine for styles, which only the tests have.
export type {} from '@citation-js/core'

declare module '@citation-js/core' {
  interface Cite {
    format(
      output: 'bibliography' | 'citation',
      options: {
        readonly template: string
        readonly lang: string
        readonly format: 'text'
        readonly entry?: readonly {
          readonly id: string
          readonly label: 'verse'
          readonly locator: string
        }[]
      },
    ): string
  }

  interface PluginConfig {
    get(plugin: '@csl'): { readonly styles: { add(name: string, xml: string): void } }
  }
}
