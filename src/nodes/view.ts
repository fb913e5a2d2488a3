import type { ComponentType, LazyExoticComponent } from 'react';
import type { OfferedTemplate } from '#/flow/message/message-template.ts';
import type { VariableType } from '#/flow/template/variables.ts';

/** A file that the workspace keeps. */
export interface StoredFile {
  /** The id that configs hold. */
  asset: string;
  name: string;
}

/** What the inside of a card needs. The frame, the name and the exits are drawn around it. */
export interface NodeCardProps<Config> {
  config: Config;
  /** The address at which a file of the workspace is shown. */
  fileUrl(asset: string): string;
}

/** A variable that a text may name. */
export interface OfferedVariable {
  name: string;
  type: VariableType;
  /** Where it comes from, as the picker groups it. */
  origin: 'contact' | 'message' | 'flow' | 'other';
}

/** What the editor offers to every form, whatever the node. */
export interface FormTools {
  /** What is wrong with a field (a path such as `options.0.label`), in the reader's words. */
  errorOf(field: string): string | undefined;
  /** Variables that texts may name: those of the flow, those about the contact, those that are always there. */
  variables: readonly OfferedVariable[];
  /** Names of the contact fields that the workspace knows. */
  contactFields: readonly string[];
  /** Tags that the workspace knows. */
  tags: readonly string[];
  /** Names of the workspace's secrets. */
  secrets: readonly string[];
  /** Templates that can be sent. */
  templates: readonly OfferedTemplate[];
  /** Stores a file. Throws an error that `useErrorWords` can say. */
  upload(file: File): Promise<StoredFile>;
  fileUrl(asset: string): string;
  /** A fresh id for an option or a share. */
  newId(): string;
  /** Nothing may be changed. */
  readOnly: boolean;
}

/** What a form needs. Every call of `onChange` is one undoable edit; edits of the same field in a row may be joined. */
export interface NodeFormProps<Config> {
  config: Config;
  onChange(config: Config): void;
  tools: FormTools;
}

/** How a node type looks. */
export interface NodeView<Config> {
  Card: ComponentType<NodeCardProps<Config>>;
  Form: LazyExoticComponent<ComponentType<NodeFormProps<Config>>>;
}
