import { type ReactNode, useCallback, useState } from 'react'
import { channelName } from './channel.ts'
import { Combobox } from './combobox.tsx'
import { Checkboxes, Select, TextInput } from './inputs.tsx'
import { ModalFrame } from './modal-frame.tsx'
import { type Entered, type ModalProps, toOption } from './modal-props.ts'
import { type SlackBlock, SlackBlocks } from './slack.tsx'

interface Plain {
  readonly text: string
}
interface Option {
  readonly text: Plain
  readonly value: string
}

/** The elements that our inputs have. */
type ElementType =
  | 'plain_text_input'
  | 'static_select'
  | 'multi_static_select'
  | 'external_select'
  | 'users_select'
  | 'checkboxes'
  | 'timepicker'

/** An input block of a view (docs.slack.dev/reference/block-kit/blocks/input-block), as far as our forms have them. */
interface InputBlock {
  readonly type: 'input'
  readonly block_id: string
  readonly label: Plain
  readonly hint?: Plain
  readonly optional?: boolean
  readonly dispatch_action?: boolean
  readonly element: {
    readonly type: ElementType
    readonly options?: readonly Option[]
    readonly placeholder?: Plain
    readonly initial_option?: Option
    readonly initial_options?: readonly Option[]
    readonly initial_user?: string
    readonly initial_time?: string
    readonly multiline?: boolean
    readonly max_length?: number
  }
}

interface View {
  readonly title: Plain
  readonly submit?: Plain
  readonly close?: Plain
  readonly blocks: readonly (InputBlock | { readonly type: string })[]
}

/** A modal as Slack draws it: what is only to be read by the library, what is to be filled in by the browser's own inputs. */
export function SlackModal({ modal, people, session, complete, submit, change, press, close }: ModalProps) {
  const { title, submit: send, close: leave, blocks } = modal.body as View
  // What nobody has touched is as the form has it, whichever inputs that has by now.
  const [touched, setTouched] = useState<Entered>({})
  const entered = { ...initial(blocks), ...touched }
  const enter = (
    { block_id: name, dispatch_action: isToldAtOnce }: InputBlock,
    values: readonly string[],
  ): void => {
    setTouched({ ...touched, [name]: values })
    const [chosen] = values
    if (isToldAtOnce === true && chosen !== undefined) void change(name, chosen).catch(() => undefined)
  }
  return (
    <ModalFrame
      title={title.text}
      leave={leave?.text ?? 'Close'}
      send={send?.text ?? null}
      body={modal.body}
      onSend={() => submit(entered)}
      onLeave={close}
    >
      {runs(blocks).map((run) =>
        'element' in run ? (
          <Input
            key={run.block_id}
            block={run}
            entered={entered[run.block_id] ?? []}
            error={modal.errors[run.block_id]}
            people={people}
            complete={complete}
            enter={(values) => enter(run, values)}
          />
        ) : (
          <SlackBlocks
            key={run.key}
            blocks={run.blocks}
            people={people}
            channel={{ id: `C${session}`, name: channelName }}
            onPress={(code) => void press(code).catch(() => undefined)}
          />
        ),
      )}
    </ModalFrame>
  )
}

/** Inputs one by one; what stands between them together. */
function runs(
  blocks: View['blocks'],
): readonly (InputBlock | { readonly key: number; readonly blocks: SlackBlock[] })[] {
  const all: (InputBlock | { key: number; blocks: SlackBlock[] })[] = []
  for (const [index, block] of blocks.entries()) {
    const last = all.at(-1)
    if (isInput(block)) all.push(block)
    else if (last !== undefined && 'blocks' in last) last.blocks.push(block as SlackBlock)
    else all.push({ key: index, blocks: [block as SlackBlock] })
  }
  return all
}

function isInput(block: View['blocks'][number]): block is InputBlock {
  return block.type === 'input'
}

function initial(blocks: View['blocks']): Entered {
  return Object.fromEntries(blocks.filter(isInput).map((block) => [block.block_id, initialOf(block)]))
}

function initialOf({ element }: InputBlock): readonly string[] {
  const first = element.initial_option?.value ?? element.initial_user ?? element.initial_time
  return first === undefined ? (element.initial_options ?? []).map(({ value }) => value) : [first]
}

interface InputProps {
  readonly block: InputBlock
  readonly entered: readonly string[]
  readonly error: string | undefined
  readonly people: ModalProps['people']
  readonly complete: ModalProps['complete']
  readonly enter: (values: readonly string[]) => void
}

function Input(props: InputProps) {
  const { block, error } = props
  const id = idOf(block)
  const isInvalid = error !== undefined
  const Element = elements[block.element.type]
  return (
    <div className="field">
      <Element {...props} />
      <p
        id={`${id}-more`}
        className={isInvalid ? 'hint error' : 'hint'}
        role={isInvalid ? 'alert' : undefined}
      >
        {error ?? block.hint?.text}
      </p>
    </div>
  )
}

/** Each element as Slack draws it. */
const elements: Readonly<Record<ElementType, (props: InputProps) => ReactNode>> = {
  plain_text_input: (props) => (
    <Text {...props} type={props.block.element.multiline === true ? 'lines' : 'text'} />
  ),
  timepicker: (props) => <Text {...props} type="time" />,
  static_select: (props) => <One {...props} options={optionsOf(props.block)} nothing={null} />,
  users_select: (props) => <One {...props} options={props.people.map(toOption)} nothing="Nobody" />,
  checkboxes: Several,
  multi_static_select: Several,
  external_select: Search,
}

function Text({ type, ...props }: InputProps & { readonly type: 'text' | 'time' | 'lines' }) {
  return (
    <>
      <Label block={props.block} />
      <TextInput {...common(props)} type={type} longest={props.block.element.max_length} />
    </>
  )
}

interface OneProps extends InputProps {
  readonly options: ReturnType<typeof optionsOf>
  readonly nothing: string | null
}

function One({ options, nothing, ...props }: OneProps) {
  return (
    <>
      <Label block={props.block} />
      <Select {...common(props)} options={options} nothing={nothing} />
    </>
  )
}

function Several({ block, entered, enter }: InputProps) {
  return <Checkboxes legend={block.label.text} options={optionsOf(block)} chosen={entered} onChange={enter} />
}

function Search({ block, error, complete, enter }: InputProps) {
  const { block_id: name, label, element } = block
  const [typed, setTyped] = useState(element.initial_option?.text.text ?? '')
  const offer = useCallback((text: string) => complete(name, text), [complete, name])
  return (
    <Combobox
      label={label.text}
      isLabelShown
      value={typed}
      placeholder={element.placeholder?.text ?? ''}
      onType={(text) => {
        setTyped(text)
        enter([])
      }}
      onChoose={(choice) => {
        setTyped(choice.label)
        enter([choice.text])
      }}
      complete={offer}
      isInvalid={error !== undefined}
    />
  )
}

function Label({ block }: Pick<InputProps, 'block'>) {
  return (
    <label htmlFor={idOf(block)} className="label">
      {block.label.text}
      {block.optional === true && <span className="optional"> (optional)</span>}
    </label>
  )
}

function common({ block, entered, error, enter }: InputProps) {
  const id = idOf(block)
  return { id, entered, onEnter: enter, describedBy: `${id}-more`, isInvalid: error !== undefined }
}

function optionsOf({ element }: InputBlock) {
  return (element.options ?? []).map(({ text, value }) => ({ label: text.text, value }))
}

function idOf({ block_id: name }: InputBlock): string {
  return `slack-${name}`
}
