// The package's zod schemas come without declarations; only the schemas that the tests use are declared.
declare module 'discord-api-spec/zod' {
  type Schema = import('zod').z.core.$ZodType

  export const ApplicationCommandCreateRequestSchema: Schema
  export const ApplicationCommandPatchRequestPartialSchema: Schema
  export const ApplicationCommandUpdateRequestSchema: Schema
  export const CreateMessageInteractionCallbackRequestSchema: Schema
  export const CreatePrivateChannelRequestSchema: Schema
  export const IncomingWebhookRequestPartialSchema: Schema
  export const IncomingWebhookUpdateRequestPartialSchema: Schema
  export const InteractionApplicationCommandAutocompleteCallbackIntegerDataSchema: Schema
  export const InteractionApplicationCommandAutocompleteCallbackNumberDataSchema: Schema
  export const InteractionApplicationCommandAutocompleteCallbackStringDataSchema: Schema
  export const MessageCreateRequestSchema: Schema
  export const MessageEditRequestPartialSchema: Schema
  export const ModalInteractionCallbackRequestSchema: Schema
  export const UpdateMessageInteractionCallbackRequestSchema: Schema
}
