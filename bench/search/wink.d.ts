// What the bench uses of two packages that come without types.

declare module 'wink-bm25-text-search' {
  interface Wink {
    defineConfig(config: { readonly fldWeights: Readonly<Record<string, number>> }): void
    definePrepTasks(tasks: readonly unknown[]): void
    addDoc(text: Readonly<Record<string, string>>, id: number): void
    consolidate(): void
    search(question: string, limit: number): readonly (readonly [id: string, score: number])[]
  }
  function createWink(): Wink
  export = createWink
}

declare module 'wink-nlp-utils' {
  interface Tasks {
    readonly string: Readonly<Record<'lowerCase' | 'tokenize0', unknown>>
    readonly tokens: Readonly<Record<'removeWords' | 'stem', unknown>>
  }
  const tasks: Tasks
  export = tasks
}
