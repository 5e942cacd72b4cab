/** A style sheet that is imported is bundled beside the script. */
declare module "*.css";
