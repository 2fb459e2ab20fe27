# Works out the figures of the reports in ../reports apart from our own code, with R and the package psych
# (Debian: apt-get install r-base-core r-cran-psych). Writes figures.csv, scores.csv
# and put-into.csv, which the tests hold our code to:
#   cd tests/unit/results/independent && Rscript figures.R
# A learner is an e-mail address; of several attempts the latest answer to a card counts, and the best score.
files <- c("moodle51-interactions.txt", "made-up-64.txt", "made-up-120.txt", "everybody-all-cards.txt")

read_report <- function(file)
  read.delim(file.path("..", "reports", file), check.names = FALSE, colClasses = "character", na.strings = c("", "-"))

# One row for each answer: learner, attempt, card, right.
answers_of <- function(report) {
  questions <- grep("^Question ", names(report), value = TRUE)
  long <- do.call(rbind, lapply(questions, function(question) {
    number <- sub("^Question ", "", question)
    data.frame(
      learner = report[["Email address"]],
      attempt = as.integer(report[["Attempt"]]),
      card = report[[question]],
      belongs = report[[paste("Right answer", number)]],
      into = report[[paste("Response", number)]],
      right = report[[paste("Result", number)]] == "correct"
    )
  }))
  long <- long[!is.na(long$card), ]
  long <- long[order(long$attempt), ]
  long[!duplicated(long[c("learner", "card")], fromLast = TRUE), ]
}

# Learners by cards: 1 right, 0 wrong, NA not asked.
matrix_of <- function(long) {
  cards <- sort(unique(long$card))
  learners <- unique(long$learner)
  grid <- matrix(NA_real_, length(learners), length(cards), dimnames = list(learners, cards))
  grid[cbind(long$learner, long$card)] <- as.numeric(long$right)
  grid
}

figures_of <- function(file) {
  grid <- matrix_of(answers_of(read_report(file)))
  do.call(rbind, lapply(seq_len(ncol(grid)), function(at) {
    own <- grid[, at]
    total <- sum(!is.na(own))
    right <- as.integer(sum(own, na.rm = TRUE))
    wilson <- suppressWarnings(prop.test(right, total, correct = FALSE))$conf.int
    rest <- rowMeans(grid[, -at, drop = FALSE], na.rm = TRUE) # of the cards this learner was asked besides
    both <- !is.na(own) & !is.nan(rest)
    r <- if (sum(both) > 2) suppressWarnings(cor(own[both], rest[both])) else NA
    data.frame(file, card = colnames(grid)[at], right, total, share = right / total, low = wilson[1], high = wilson[2], r)
  }))
}

figures <- do.call(rbind, lapply(files, figures_of))

# Where everybody answered each card, psych's item-rest correlation (r.drop) has to be the same.
grid <- matrix_of(answers_of(read_report("everybody-all-cards.txt")))
stopifnot(!anyNA(grid))
items <- psych::alpha(as.data.frame(grid), check.keys = FALSE, warnings = FALSE)$item.stats
figures$psych <- NA
own <- figures$file == "everybody-all-cards.txt"
figures$psych[own] <- items[figures$card[own], "r.drop"]
stopifnot(all.equal(figures$psych[own], figures$r[own], tolerance = 1e-9))

scores_of <- function(file) {
  report <- read_report(file)
  report <- report[!is.na(report[["Question 0"]]), ]
  best <- tapply(as.numeric(report[["Score"]]), report[["Email address"]], max)
  quarters <- quantile(best, c(0.25, 0.5, 0.75), type = 7, names = FALSE)
  data.frame(file, learners = length(best), passed = sum(best >= 80), lower = quarters[1], median = quarters[2], upper = quarters[3])
}

# Where the cards of each category went.
put_of <- function(file) {
  long <- answers_of(read_report(file))
  counts <- as.data.frame(table(belongs = long$belongs, into = long$into))
  data.frame(file, counts)
}

rounded <- function(frame) {
  numbers <- sapply(frame, is.double)
  frame[numbers] <- lapply(frame[numbers], function(column) format(round(column, 6), nsmall = 6, trim = TRUE))
  frame
}
save <- function(frame, name) write.csv(rounded(frame), name, row.names = FALSE, quote = FALSE, na = "NA", eol = "\n")
save(figures, "figures.csv")
save(do.call(rbind, lapply(files, scores_of)), "scores.csv")
save(do.call(rbind, lapply(files, put_of)), "put-into.csv")
