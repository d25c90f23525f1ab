import {
  ActionIcon,
  Button,
  Checkbox,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  Menu,
  Modal,
  Popover,
  rem,
  Switch,
  Tooltip,
  type VariantColorsResolver,
} from "@mantine/core";
import { ramps } from "./ramps.ts";
import { darkRoles, lightRoles } from "./roles.ts";

const line = (colour: string) => `1px solid ${colour}`;

/** `ink` is the one main button of a view, `default` any other, `ghost` a quiet one in bars. */
const variantColorResolver: VariantColorsResolver = (input) => {
  if (input.variant === "ink") {
    return {
      background: "var(--bg-ink)",
      hover: "color-mix(in srgb, var(--bg-ink) 88%, var(--bg))",
      color: "var(--text-on-ink)",
      border: line("var(--bg-ink)"),
    };
  }
  if (input.variant === "default") {
    return {
      background: "var(--bg-raised)",
      hover: "var(--bg-hover)",
      color: "var(--text)",
      border: line("var(--line-strong)"),
    };
  }
  if (input.variant === "ghost") {
    return { background: "transparent", hover: "var(--bg-hover)", color: "var(--text-2)", border: line("transparent") };
  }
  return defaultVariantColorsResolver(input);
};

const small = new Set<unknown>(["xs", "sm"]);
const floating = { transition: "fade", duration: 140 } as const;

export const theme = createTheme({
  colors: { ...ramps },
  primaryColor: "cobalt",
  primaryShade: { light: 6, dark: 5 },
  white: "#ffffff",
  black: "#151a20",
  defaultRadius: "md",
  autoContrast: true,
  respectReducedMotion: true,
  cursorType: "pointer",
  focusRing: "auto",
  fontFamily: "var(--font)",
  fontFamilyMonospace: "var(--font-mono)",
  fontSizes: { xs: "var(--fs-xs)", sm: "var(--fs-sm)", md: "var(--fs-md)", lg: "var(--fs-lg)", xl: "var(--fs-xl)" },
  lineHeights: { xs: "1.27", sm: "1.33", md: "1.38", lg: "1.43", xl: "1.38" },
  spacing: { xs: rem(4), sm: rem(8), md: rem(12), lg: rem(16), xl: rem(24) },
  radius: { xs: rem(3), sm: rem(4), md: rem(6), lg: rem(8), xl: rem(12) },
  shadows: { xs: "var(--shadow-1)", sm: "var(--shadow-2)", md: "var(--shadow-3)" },
  headings: {
    fontWeight: "600",
    sizes: {
      h1: { fontSize: "var(--fs-2xl)" },
      h2: { fontSize: "var(--fs-xl)" },
      h3: { fontSize: "var(--fs-lg)" },
      h4: { fontSize: "var(--fs-md)" },
    },
  },
  variantColorResolver,
  components: {
    Button: Button.extend({
      defaultProps: { variant: "default", size: "md" },
      vars: (_theme, { size }) => ({
        root: small.has(size)
          ? { "--button-height": "var(--control-sm)", "--button-padding-x": "8px", "--button-fz": "var(--fs-sm)" }
          : { "--button-height": "var(--control)", "--button-padding-x": "11px", "--button-fz": "var(--fs-md)" },
      }),
    }),
    ActionIcon: ActionIcon.extend({
      defaultProps: { variant: "ghost", size: "md" },
      vars: (_theme, { size }) => ({
        root: { "--ai-size": small.has(size) ? "var(--control-sm)" : "var(--control)" },
      }),
    }),
    Input: Input.extend({
      vars: () => ({
        wrapper: { "--input-height": "var(--control)", "--input-fz": "var(--fs-input)", "--input-padding": "8px" },
      }),
    }),
    InputWrapper: Input.Wrapper.extend({
      defaultProps: { size: "md", inputWrapperOrder: ["label", "input", "description", "error"] },
    }),
    Checkbox: Checkbox.extend({ defaultProps: { size: "xs" } }),
    Switch: Switch.extend({ defaultProps: { size: "sm", withThumbIndicator: false } }),
    Menu: Menu.extend({ defaultProps: { shadow: "md", transitionProps: floating, offset: 4, withinPortal: true } }),
    Popover: Popover.extend({ defaultProps: { shadow: "md", transitionProps: floating, offset: 4 } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 400, transitionProps: floating, events: { hover: true, focus: true, touch: false } },
    }),
    Modal: Modal.extend({
      defaultProps: { radius: "xl", centered: true, overlayProps: { backgroundOpacity: 0.32, color: "#0a0e14" } },
    }),
  },
});

/** Hands the roles to Mantine, so that its parts and ours are drawn with the same values. */
export const cssVariablesResolver: CSSVariablesResolver = () => ({
  variables: {},
  light: { ...lightRoles, ...mantineRoles },
  dark: { ...darkRoles, ...mantineRoles },
});

const mantineRoles = {
  "--mantine-color-body": "var(--bg)",
  "--mantine-color-text": "var(--text)",
  "--mantine-color-dimmed": "var(--text-3)",
  "--mantine-color-placeholder": "var(--text-3)",
  "--mantine-color-anchor": "var(--accent)",
  "--mantine-color-error": "var(--bad)",
  "--mantine-color-default": "var(--bg-raised)",
  "--mantine-color-default-hover": "var(--bg-hover)",
  "--mantine-color-default-color": "var(--text)",
  "--mantine-color-default-border": "var(--line)",
  "--mantine-color-disabled": "var(--bg-active)",
  "--mantine-color-disabled-color": "var(--text-3)",
  "--mantine-color-disabled-border": "var(--line)",
};
