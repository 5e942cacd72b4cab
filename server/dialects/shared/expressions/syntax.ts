/** A place in an expression, in UTF-16 units of its text. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

export type Expression = Literal | ContextName | Member | Index | Every | Call | Not | Operation | Missing;

export interface Literal extends Extent {
  readonly kind: "literal";
  readonly value: string | number | boolean | null;
}

/** A name that stands first: `git`. */
export interface ContextName extends Extent {
  readonly kind: "context";
  readonly name: string;
}

/** `git.branch`, or `git['branch']` with a literal. */
export interface Member extends Extent {
  readonly kind: "member";
  readonly of: Expression;
  readonly name: string;
  /** The name itself; in brackets with its quotes. */
  readonly at: Extent;
  /** Written in brackets. */
  readonly isQuoted: boolean;
}

/** `list[0]`, `map[matrix.name]`: what it leads to is known at run time only. */
export interface Index extends Extent {
  readonly kind: "index";
  readonly of: Expression;
  readonly index: Expression;
}

/** `list.*`. */
export interface Every extends Extent {
  readonly kind: "every";
  readonly of: Expression;
}

export interface Call extends Extent {
  readonly kind: "call";
  readonly name: string;
  readonly at: Extent;
  readonly args: readonly Expression[];
}

export interface Not extends Extent {
  readonly kind: "not";
  readonly of: Expression;
}

export interface Operation extends Extent {
  readonly kind: "operation";
  readonly sign: "==" | "!=" | "<" | "<=" | ">" | ">=" | "&&" | "||";
  readonly left: Expression;
  readonly right: Expression;
}

/** Where an operand should stand. */
export interface Missing extends Extent {
  readonly kind: "missing";
}

export interface SyntaxProblem extends Extent {
  readonly problem:
    | "empty"
    | "open-string"
    | "unexpected"
    | "unclosed"
    | "incomplete"
    | "double-quotes"
    | "no-sign"
    | "too-long";
  /** What stands there, or what should. */
  readonly word: string;
}
