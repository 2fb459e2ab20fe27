import js from '@eslint/js';
import { configs as lit } from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import { configs as wc } from 'eslint-plugin-wc';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
export default defineConfig(
  { ignores: ['dist', 'node_modules'] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  { languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.js','.*.js'] }, tsconfigRootDir: import.meta.dirname } } },
  { files: ['src/**/*.ts'], extends: [lit['flat/all'], wc['flat/recommended'], litA11y.configs.recommended] },
);
