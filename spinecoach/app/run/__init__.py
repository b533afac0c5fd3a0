"""What every run of the program needs: files, language, who trains; its log, failure and end."""
